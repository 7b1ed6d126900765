// Content coding: takes gzip, deflate, br or zstd off the body of a response.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/page/bytes.h"

namespace sourcier {

struct DecodedContent {
  std::string_view bytes;  // Into the decoder, valid until the next call; or into the body.
  std::string damage;      // Why `bytes` is not all there is; "" where it is.
  bool is_too_large = false;
};

// Keeps its room and the libraries' states from one body to the next.
class ContentDecoder {
 public:
  ContentDecoder();
  ~ContentDecoder();
  // A body that is not coded so is given as it is. No more than kLargestPage is inflated.
  DecodedContent decode(std::string_view coding, std::string_view body);

 private:
  struct Room;
  std::unique_ptr<Room> room_;
};

}  // namespace sourcier
