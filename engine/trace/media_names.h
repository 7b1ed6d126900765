// Media names: the full names of the press in a story, found by how they end.
//
// "The Post" is the New York Post where the story names no other Post.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace sourcier {

class MediaNames {
 public:
  // A name of an outlet or agency that an article of the story gives.
  void add(const std::string& story, const std::string& name);

  // The one longer name of the story that ends in the words of `name`, articles aside; "" where
  // there is none or are several, and for what is no name.
  std::string longer(const std::string& story, std::string_view name) const;

 private:
  // Of each story, by ending: the name, "" where several end so.
  std::map<std::string, std::map<std::string, std::string>> by_ending_;
};

}  // namespace sourcier
