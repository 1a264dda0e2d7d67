# courant_embed(text lexicon ROOT ${CMAKE_SOURCE_DIR}/data FILES lexicon/en/cues.txt ...)
# Compiles files into courant_text; `#include "text/lexicon_files.h"` declares
# std::span<const base::EmbeddedFile> courant::text::lexicon_files(), each with its path relative to ROOT.
function(courant_embed module name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "ROOT" "FILES")
  set(folder ${CMAKE_BINARY_DIR}/embedded/${module})
  set(bytes "")
  set(entries "")
  set(declarations "")
  set(sources "")
  set(number 0)
  foreach(file IN LISTS arg_FILES)
    set(path ${arg_ROOT}/${file})
    list(APPEND sources ${path})
    set(symbol courant_${module}_${name}_${number})
    string(APPEND bytes ".global ${symbol}\n${symbol}:\n.incbin \"${path}\"\n.global ${symbol}_end\n${symbol}_end:\n.byte 0\n")
    string(APPEND declarations "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    string(APPEND entries "    {\"${file}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/${name}_bytes.S CONTENT ".section .rodata\n@bytes@.section .note.GNU-stack,\"\",%progbits\n" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/${name}_files.h CONTENT [[#pragma once
#include <span>

#include "base/embedded.h"

namespace courant::@module@ {
std::span<const base::EmbeddedFile> @name@_files();
}
]] @ONLY)
  file(CONFIGURE OUTPUT ${folder}/${name}_files.cpp CONTENT [[#include "@module@/@name@_files.h"

#include <array>

extern "C" {
@declarations@}

namespace courant::@module@ {
std::span<const base::EmbeddedFile> @name@_files() {
  static const std::array<base::EmbeddedFile, @number@> files{{
@entries@  }};
  return files;
}
}
]] @ONLY)
  set_source_files_properties(${folder}/${name}_bytes.S PROPERTIES OBJECT_DEPENDS "${sources}")
  target_sources(courant_${module} PRIVATE ${folder}/${name}_bytes.S ${folder}/${name}_files.cpp)
  target_include_directories(courant_${module} PUBLIC ${CMAKE_BINARY_DIR}/embedded)
endfunction()
