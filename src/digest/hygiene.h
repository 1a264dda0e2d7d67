// Which sentences can be told at all: no captions, calls to subscribe, questions to the reader, fragments, page
// furniture.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "digest/material.h"

namespace courant::digest {

// How many tokens of a sentence are its dateline ("SEOUL (Reuters) — ") or the page's stamp ("May 2, 2013 12:50 PM"); 0
// without one.
std::uint32_t skip_dateline(std::span<const text::Token> tokens, std::string_view text, bool is_first,
                            const ComposingRules& rules);

// For each token whether it stands between quotation marks (the marks themselves count as inside).
std::vector<bool> find_quoted(std::span<const text::Token> tokens);

// Fills `sound` and `quotes`.
void check_sentence(const Material& material, Sentence& sentence);

// Whether an article is its outlet's own comment, by its title or address.
bool is_opinion(const Report& report, const ComposingRules& rules);

}  // namespace courant::digest
