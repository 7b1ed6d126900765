#include "engine/page/inputs.h"

namespace sourcier {

std::vector<std::string> list_inputs(const std::vector<std::string>& inputs, const Skip&) {
  return inputs;
}

Result<void> read_pages(const std::string& path, const Take&, const Skip&) {
  return fail(ErrorKind::kUnsupported, path, "reading pages is not built yet");
}

}  // namespace sourcier
