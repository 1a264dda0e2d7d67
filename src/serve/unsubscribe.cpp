#include "serve/unsubscribe.h"

#include "reader/letter.h"
#include "render/unsubscribe.h"

namespace courant::serve {

bool is_one_click(const Request& request) {
  return request.method == "POST" && request.target.starts_with("/unsubscribe/");
}

base::Result<std::string> answer_unsubscribe(const Request& request, const std::string& key, store::Store& store,
                                             const render::Site& site) {
  const auto follow = store.follows().find(key);
  if (!follow) return std::unexpected(follow.error());
  render::UnsubscribePage page;
  page.followed = reader::followed_in_words(store, *follow);
  page.weekly = follow->pace == store::FollowPace::weekly;
  page.self = render::Link::own("/", {"unsubscribe", key});
  page.done = follow->state == store::FollowState::ended;
  if (is_one_click(request) && !page.done) {
    COURANT_TRY(store.follows().set_state(follow->id, store::FollowState::ended));
    page.done = true;
  }
  return render::write_unsubscribe(site, page);
}

}  // namespace courant::serve
