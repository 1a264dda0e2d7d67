#include "model/digest.h"

namespace courant::model {

std::string text_of(const Digest& digest) {
  std::string text;
  for (const Slide& slide : digest.slides)
    for (const DigestSentence& sentence : slide.sentences) text += sentence.quote.text + "\n\n";
  return text;
}

}  // namespace courant::model
