// A clause in pieces: its subject, its verbs, and what follows them, each with what may be said of leaving it out.
#pragma once
#include <vector>

#include "digest/clause_start.h"

namespace courant::digest {

struct ClausePiece {
  Part part;
  bool bound = false;          // the piece before it cannot stand without it
  bool wanted = false;         // the piece before it says little without it
  bool noun = false;           // a bare noun phrase
  bool open = false;           // cannot stand without the next
  std::size_t noun_begin = 0;  // where its noun phrase begins, for leaving out the article
};

struct ClausePieces : ClauseStart {
  std::size_t complement = 0;  // where the clause begins that the verb takes: "announced | he is running"; 0 for none
  Part asks;                   // the word that begins it, where it must stay: "to say | whether"
  bool lacking = false;        // the last piece says little without the clause behind it: "the notion that …"
  bool failed = false;         // a complement that cannot be read: without it the verb says nothing
  std::vector<ClausePiece> pieces;
};

ClausePieces read_clause_pieces(const TaggedSentence& sentence, Part within);

// The same of a subject and a verb at token `verb` that stands apart from it: "The mayor won and | named a deputy".
ClausePieces read_predicate_pieces(const TaggedSentence& sentence, Part subject, std::size_t verb, std::size_t end);

}  // namespace courant::digest
