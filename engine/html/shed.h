// Shed: takes from the parser what nobody will read, before it makes strings of it. Within html/
// only.
#pragma once

#include <myhtml/myhtml.h>
#include <myhtml/tree.h>

#include <cstddef>
#include <string_view>

namespace sourcier::html {

// Of a token that the parser is about to take in: the text of scripts that hold no data, of style
// sheets and of comments, and the attributes that neither a stage nor the building of the tree asks
// for. The tree stays the same but for them; half of a page's bytes are never copied. Returns how
// many attributes the token had. `page` is all that the parser was fed from its beginning.
std::size_t shed(const myhtml_tree_t& tree, myhtml_token_node_t& token, std::string_view page);

}  // namespace sourcier::html
