#include "bench/pages.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

namespace sourcier::bench {
namespace {

constexpr std::string_view kExample = SOURCIER_ROOT "/examples/port-closure/pages";

std::string read_whole(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

void add_folder(const std::filesystem::path& folder, std::vector<Page>& pages) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".html") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  for (const std::filesystem::path& path : paths) {
    Page page;
    page.path = path.string();
    page.body = read_whole(path);
    if (!page.body.empty()) pages.push_back(std::move(page));
  }
}

}  // namespace

std::vector<Page> load_pages() {
  const char* named = std::getenv(kPagesVariable);
  std::string_view folders = named == nullptr ? kExample : named;
  std::vector<Page> pages;
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    add_folder(std::string(folders.substr(0, end)), pages);
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return pages;
}

std::int64_t bytes_of(const std::vector<Page>& pages) {
  std::size_t bytes = 0;
  for (const Page& page : pages) bytes += page.body.size();
  return static_cast<std::int64_t>(bytes);
}

}  // namespace sourcier::bench
