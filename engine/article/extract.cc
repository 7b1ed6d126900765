#include "engine/article/extract.h"

namespace sourcier {

struct ExtractionRules::Data {};
ExtractionRules::ExtractionRules(std::shared_ptr<const Pack>) : data_(new Data) {}
ExtractionRules::~ExtractionRules() = default;
ExtractionRules::ExtractionRules(ExtractionRules&&) noexcept = default;

Article extract(const Page&, const ExtractionRules&, const ExtractionOptions&) { return {}; }

}  // namespace sourcier
