#include "apps/cli/network.h"

#include <memory>

#include "apps/cli/store_command.h"
#include "engine/base/version.h"

namespace sourcier::cli {

void add_network_options(CLI::App& command, bool& allow_private) {
  command.add_flag("--allow-private", allow_private,
                   "Fetch from private addresses and other ports too, for tests");
}

PoliteOptions polite_options(bool allow_private, double pause_seconds,
                             const std::atomic<bool>* stop) {
  PoliteOptions options;
  options.fetch.user_agent = "Sourcier/" + std::string(kEngineVersion);
  options.fetch.allow_private = allow_private;
  options.pause = std::chrono::milliseconds(static_cast<std::int64_t>(pause_seconds * 1000));
  options.stop = stop;
  return options;
}

FetchPage fetch_inputs(bool allow_private) {
  const auto polite = std::make_shared<PoliteFetcher>(polite_options(allow_private, 1.0, nullptr));
  return [polite](const std::string& url) -> Result<Page> {
    auto fetched = polite->get(url, {});
    if (!fetched) return tl::unexpected(fetched.error());
    if (fetched->status != 200)
      return fail(ErrorKind::kIo, url, "answers with status " + std::to_string(fetched->status));
    Page page;
    page.path = url;
    page.url = std::move(fetched->url);
    page.fetched = time_now();
    page.content_type = std::move(fetched->content_type);
    page.body = std::move(fetched->body);
    return page;
  };
}

}  // namespace sourcier::cli
