#include "engine/pipeline/resources.h"

#include <cstdlib>
#include <filesystem>

#include "engine/base/version.h"

namespace sourcier {
namespace {

constexpr const char* kPackVariable = "SOURCIER_PACK";
constexpr const char* kPackName = "sourcier.pack";

std::filesystem::path find_pack(const std::string& named) {
  if (!named.empty()) return named;
  if (const char* path = std::getenv(kPackVariable); path != nullptr && *path != '\0') return path;
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / kPackName;
}

}  // namespace

std::string Resources::version() const {
  return std::string(kEngineVersion) + "+" + pack->version();
}

Result<std::shared_ptr<const Resources>> load_resources(const std::string& pack_path) {
  auto pack = Pack::open(find_pack(pack_path));
  if (!pack) return tl::unexpected(pack.error());
  return std::make_shared<const Resources>(
      Resources{*pack, ExtractionRules(*pack), Languages(*pack)});
}

}  // namespace sourcier
