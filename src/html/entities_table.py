"""Writes HTML's named character references, sorted, as the rows of a C++ table: entities_table.py OUTPUT"""
import html.entities
import sys


def c_string(text):
    return '"' + "".join("\\%03o" % byte for byte in text.encode("utf-8")) + '"'


with open(sys.argv[1], "w", encoding="ascii") as out:
    for name, text in sorted(html.entities.html5.items()):
        out.write("{\"%s\", %s},\n" % (name, c_string(text)))
