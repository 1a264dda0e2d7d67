// The insertion mode "in body" (13.2.6.4.7).
#include <algorithm>

#include "html/tree_builder.h"

namespace courant::html {

bool TreeBuilder::in_body() {
  switch (token_.type) {
    case Token::Type::text:
      if (text_is_nul()) return true;
      reconstruct_formatting();
      insert_text(token_.text);
      if (frameset_ok_ && token_.text.find_first_not_of(" \t\n\f\r") != std::string_view::npos) frameset_ok_ = false;
      return true;
    case Token::Type::comment:
      return insert_comment(), true;
    case Token::Type::doctype:
      return true;
    case Token::Type::start_tag:
      return in_body_start();
    case Token::Type::end_tag:
      return in_body_end();
    case Token::Type::end_of_file:
      return end_of_file_in_body();
  }
  return true;
}

bool TreeBuilder::end_of_file_in_body() {
  if (!template_modes_.empty()) return in_template();
  stop();
  return true;
}

bool TreeBuilder::in_body_start() {
  if (has(token_.tag, closes_p)) return in_body_start_block();
  if (has(token_.tag, is_formatting)) {
    if (token_.tag == Tag::a) {
      for (std::size_t i = formatting_.size(); i-- > 0 && formatting_[i];) {
        if (!formatting_[i]->is(Tag::a)) continue;
        Node& open_link = *formatting_[i];
        adopt(Tag::a);
        remove_formatting(open_link);
        remove_open(open_link);
        break;
      }
    }
    reconstruct_formatting();
    if (token_.tag == Tag::nobr && in_scope(Tag::nobr)) {
      adopt(Tag::nobr);
      reconstruct_formatting();
    }
    push_formatting(*insert_element());
    return true;
  }
  return in_body_start_other();
}

// Start tags that close an open <p>.
bool TreeBuilder::in_body_start_block() {
  const Tag tag = token_.tag;
  switch (tag) {
    case Tag::li:
    case Tag::dd:
    case Tag::dt: {
      frameset_ok_ = false;
      for (std::size_t i = open_.size(); i-- > 0;) {
        const Node& node = *open_[i];
        const bool ends = tag == Tag::li ? node.is(Tag::li) : node.is(Tag::dd) || node.is(Tag::dt);
        if (ends) {
          const Tag found = node.tag;
          generate_implied_end_tags(found);
          pop_until(found);
          break;
        }
        if ((element_flags(node) & is_special) && !node.is(Tag::address) && !node.is(Tag::div) && !node.is(Tag::p))
          break;
      }
      close_p_in_button_scope();
      insert_element();
      return true;
    }
    case Tag::table:
      if (!document_.quirks()) close_p_in_button_scope();
      frameset_ok_ = false;
      if (!room()) return true;
      insert_element();
      mode_ = Mode::in_table;
      return true;
    case Tag::form: {
      const bool in_template = is_open(Tag::template_);
      if (form_ && !in_template) return true;
      close_p_in_button_scope();
      Node* form = insert_element();
      if (!in_template) form_ = form;
      return true;
    }
    case Tag::hr:
      close_p_in_button_scope();
      if (in_scope(Tag::select)) generate_implied_end_tags();
      insert_void();
      frameset_ok_ = false;
      return true;
    case Tag::xmp:
      close_p_in_button_scope();
      reconstruct_formatting();
      frameset_ok_ = false;
      insert_raw_text(TextMode::raw_text);
      return true;
    case Tag::plaintext:
      close_p_in_button_scope();
      insert_element();
      tokenizer_.set_mode(TextMode::plaintext, {});
      return true;
    default:
      break;
  }
  close_p_in_button_scope();
  if (has(tag, is_heading) && has(current().tag, is_heading)) pop();
  insert_element();
  if (tag == Tag::pre || tag == Tag::listing) {
    skip_line_feed_ = true;
    frameset_ok_ = false;
  }
  return true;
}

bool TreeBuilder::in_body_start_other() {
  switch (token_.tag) {
    case Tag::html:
      if (!is_open(Tag::template_)) merge_attributes(*open_[0]);
      return true;
    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::link:
    case Tag::meta:
    case Tag::noframes:
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::title:
      return in_head();
    case Tag::body:
      if (open_.size() < 2 || !open_[1]->is(Tag::body) || is_open(Tag::template_)) return true;
      frameset_ok_ = false;
      merge_attributes(*open_[1]);
      return true;
    case Tag::frameset:
      if (open_.size() < 2 || !open_[1]->is(Tag::body) || !frameset_ok_) return true;
      remove_node(*open_[1]);
      document_.body_ = nullptr;
      while (open_.size() > 1) pop();
      insert_element();
      mode_ = Mode::in_frameset;
      return true;
    case Tag::button:
      if (in_scope(Tag::button)) {
        generate_implied_end_tags();
        pop_until(Tag::button);
      }
      reconstruct_formatting();
      insert_element();
      frameset_ok_ = false;
      return true;
    case Tag::applet:
    case Tag::marquee:
    case Tag::object:
      reconstruct_formatting();
      insert_element();
      formatting_.push_back(nullptr);
      frameset_ok_ = false;
      return true;
    case Tag::area:
    case Tag::br:
    case Tag::embed:
    case Tag::img:
    case Tag::keygen:
    case Tag::wbr:
      reconstruct_formatting();
      insert_void();
      frameset_ok_ = false;
      return true;
    case Tag::input: {
      if (context_ && context_->is(Tag::select)) return true;
      if (in_scope(Tag::select)) pop_until(Tag::select);
      reconstruct_formatting();
      const auto hidden = std::ranges::any_of(token_.attributes, [](const Attribute& attribute) {
        return attribute.name == "type" && attribute.value.size() == 6 &&
               std::ranges::equal(attribute.value, std::string_view("hidden"),
                                  [](char x, char y) { return (x | 0x20) == y; });
      });
      if (!hidden) frameset_ok_ = false;
      insert_void();
      return true;
    }
    case Tag::param:
    case Tag::source:
    case Tag::track:
      return insert_void(), true;
    case Tag::image:
      token_.tag = Tag::img;
      token_.name = name_of(Tag::img);
      return false;
    case Tag::textarea:
      insert_raw_text(TextMode::rcdata);
      skip_line_feed_ = true;
      frameset_ok_ = false;
      return true;
    case Tag::iframe:
      frameset_ok_ = false;
      insert_raw_text(TextMode::raw_text);
      return true;
    case Tag::noembed:
      return insert_raw_text(TextMode::raw_text), true;
    case Tag::select:
      if (context_ && context_->is(Tag::select)) return true;
      if (in_scope(Tag::select)) return pop_until(Tag::select), true;
      reconstruct_formatting();
      insert_element();
      frameset_ok_ = false;
      return true;
    case Tag::option:
    case Tag::optgroup:
      if (in_scope(Tag::select))
        generate_implied_end_tags(token_.tag == Tag::option ? Tag::optgroup : Tag::other);
      else if (current_is(Tag::option))
        pop();
      reconstruct_formatting();
      insert_element();
      return true;
    case Tag::rb:
    case Tag::rtc:
      if (in_scope(Tag::ruby)) generate_implied_end_tags();
      insert_element();
      return true;
    case Tag::rp:
    case Tag::rt:
      if (in_scope(Tag::ruby)) generate_implied_end_tags(Tag::rtc);
      insert_element();
      return true;
    case Tag::math:
    case Tag::svg: {
      reconstruct_formatting();
      const Node* node = insert_element(token_.tag == Tag::svg ? Space::svg : Space::math);
      if (token_.self_closing && &current() == node) pop();
      return true;
    }
    case Tag::caption:
    case Tag::col:
    case Tag::colgroup:
    case Tag::frame:
    case Tag::head:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
      return true;
    default:
      reconstruct_formatting();
      insert_element();
      return true;
  }
}

bool TreeBuilder::in_body_end() {
  const Tag tag = token_.tag;
  if (has(tag, is_formatting)) return adopt(tag), true;
  switch (tag) {
    case Tag::template_:
      return in_head();
    case Tag::body:
    case Tag::html:
      if (!in_scope(Tag::body)) return true;
      mode_ = Mode::after_body;
      return tag == Tag::body;
    case Tag::form: {
      if (is_open(Tag::template_)) {
        if (!in_scope(Tag::form)) return true;
        generate_implied_end_tags();
        pop_until(Tag::form);
        return true;
      }
      Node* form = form_;
      form_ = nullptr;
      if (!form || open_place(*form) == static_cast<std::size_t>(-1) || !in_scope(Tag::form)) return true;
      generate_implied_end_tags();
      remove_open(*form);
      return true;
    }
    case Tag::p:
      if (!in_button_scope(Tag::p)) {
        if (room())
          insert_plain(Tag::p);
        else
          return true;
      }
      close_p();
      return true;
    case Tag::li:
      if (!in_scope(Tag::li, {Tag::ol, Tag::ul})) return true;
      generate_implied_end_tags(Tag::li);
      pop_until(Tag::li);
      return true;
    case Tag::dd:
    case Tag::dt:
      if (!in_scope(tag)) return true;
      generate_implied_end_tags(tag);
      pop_until(tag);
      return true;
    case Tag::applet:
    case Tag::marquee:
    case Tag::object:
      if (!in_scope(tag)) return true;
      generate_implied_end_tags();
      pop_until(tag);
      clear_formatting_to_marker();
      return true;
    case Tag::br:
      token_.type = Token::Type::start_tag;
      token_.attributes.clear();
      return in_body_start_other();
    case Tag::plaintext:
    case Tag::hr:
    case Tag::xmp:
    case Tag::table:
      return any_other_end_tag(), true;
    default:
      break;
  }
  if (has(tag, is_heading)) {
    if (!heading_in_scope()) return true;
    generate_implied_end_tags();
    pop_until_heading();
  } else if (has(tag, closes_p) || tag == Tag::button || tag == Tag::select) {
    if (!in_scope(tag)) return true;
    generate_implied_end_tags();
    pop_until(tag);
  } else {
    any_other_end_tag();
  }
  return true;
}

void TreeBuilder::any_other_end_tag() {
  for (std::size_t i = open_.size(); i-- > 1;) {
    const Node& node = *open_[i];
    if (node.space == Space::html && node.text == token_.name) {
      generate_implied_end_tags(node.tag);
      while (open_.size() > i) pop();
      return;
    }
    if (element_flags(node) & is_special) return;
  }
}

}  // namespace courant::html
