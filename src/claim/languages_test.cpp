// The languages that have lexicons beside English: the basics of each, so that it can follow by its data files alone.
#include <gtest/gtest.h>

#include "claim/find_claims.h"
#include "format/json_lines.h"
#include "text/read_text.h"

namespace courant::claim {
namespace {

struct Case {
  std::string language, text, source, content, stance = "asserts";
  bool negated = false;
};

class Languages : public testing::TestWithParam<Case> {};

TEST_P(Languages, HaveTheirBasics) {
  const Case& given = GetParam();
  model::Article article;
  article.language = given.language;
  article.text = given.text;
  const text::TextReading read = text::read_text(article);
  const std::vector<model::Claim> claims = find_claims(read.tokens, read.reading);
  ASSERT_EQ(claims.size(), 1U) << given.text;
  const model::Claim& claim = claims.front();
  EXPECT_EQ(claim.source ? claim.source->of(article.text) : "", given.source) << given.text;
  EXPECT_EQ(claim.content.front().of(article.text), given.content) << given.text;
  EXPECT_EQ(format::to_string(claim.stance), given.stance) << given.text;
  EXPECT_EQ(claim.negated, given.negated) << given.text;
}

INSTANTIATE_TEST_SUITE_P(
    German, Languages,
    testing::Values(
        Case{"de", "Der Minister sagte, dass die Brücke sicher sei.", "Der Minister", "dass die Brücke sicher sei"},
        Case{"de", "„Wir gehen nicht“, sagte Anna Lenz.", "Anna Lenz", "„Wir gehen nicht“"},
        Case{"de", "Laut der Polizei wurden zwei Brücken gesperrt.", "der Polizei", "wurden zwei Brücken gesperrt"},
        Case{"de", "Die Firma bestreitet die Vorwürfe.", "Die Firma", "die Vorwürfe", "denies"},
        Case{"de", "Die Firma bestätigte nicht, dass Daten fehlen.", "Die Firma", "dass Daten fehlen", "asserts",
             true}));

INSTANTIATE_TEST_SUITE_P(
    French, Languages,
    testing::Values(Case{"fr", "Le ministre a déclaré que le pont était sûr.", "Le ministre", "que le pont était sûr"},
                    Case{"fr", "« Nous partons demain matin », a déclaré Anne Petit.", "Anne Petit",
                         "« Nous partons demain matin »"},
                    Case{"fr", "Selon la police, deux ponts sont fermés.", "la police", "deux ponts sont fermés"},
                    Case{"fr", "La société a nié les accusations.", "La société", "les accusations", "denies"},
                    Case{"fr", "Le ministre n'a pas confirmé que le pont était fermé.", "Le ministre",
                         "que le pont était fermé", "asserts", true}));

INSTANTIATE_TEST_SUITE_P(
    Spanish, Languages,
    testing::Values(Case{"es", "El ministro dijo que el puente era seguro.", "El ministro", "que el puente era seguro"},
                    Case{"es", "Según la policía, dos puentes están cerrados.", "la policía",
                         "dos puentes están cerrados"},
                    Case{"es", "La empresa negó las acusaciones.", "La empresa", "las acusaciones", "denies"},
                    Case{"es", "El ministro no confirmó que el puente estaba cerrado.", "El ministro",
                         "que el puente estaba cerrado", "asserts", true}));

INSTANTIATE_TEST_SUITE_P(
    Portuguese, Languages,
    testing::Values(Case{"pt", "O ministro disse que a ponte era segura.", "O ministro", "que a ponte era segura"},
                    Case{"pt", "Segundo a polícia, duas pontes estão fechadas.", "a polícia",
                         "duas pontes estão fechadas"},
                    Case{"pt", "A empresa negou as acusações.", "A empresa", "as acusações", "denies"},
                    Case{"pt", "O ministro não confirmou que a ponte estava fechada.", "O ministro",
                         "que a ponte estava fechada", "asserts", true}));

INSTANTIATE_TEST_SUITE_P(
    Italian, Languages,
    testing::Values(Case{"it", "Il ministro ha detto che il ponte era sicuro.", "Il ministro",
                         "che il ponte era sicuro"},
                    Case{"it", "Secondo la polizia, due ponti sono chiusi.", "la polizia", "due ponti sono chiusi"},
                    Case{"it", "La società ha negato le accuse.", "La società", "le accuse", "denies"},
                    Case{"it", "Il ministro non ha confermato che il ponte era chiuso.", "Il ministro",
                         "che il ponte era chiuso", "asserts", true}));

}  // namespace
}  // namespace courant::claim
