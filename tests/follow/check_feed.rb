# Takes Atom or RSS from standard input; Ruby's own rss library, in its validating mode, says what is wrong.
require "rss"
begin
  feed = RSS::Parser.parse($stdin.read, true)
  abort "neither Atom nor RSS" if feed.nil?
  abort "nothing in it" if feed.items.empty?
rescue RSS::Error => wrong
  abort "#{wrong.class}: #{wrong.message}"
end
