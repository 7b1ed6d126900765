// pack_resources DATA_FOLDER PACK_FILE: packs data/ into the one file that the program maps at
// start.
#include <fstream>
#include <iostream>

#include "engine/resource/pack.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: pack_resources DATA_FOLDER PACK_FILE\n";
    return 2;
  }
  const auto pack = sourcier::pack_folder(argv[1]);
  if (!pack) {
    std::cerr << "pack_resources: " << pack.error().text() << '\n';
    return 1;
  }
  std::ofstream out(argv[2], std::ios::binary);
  out << *pack;
  out.close();
  if (!out) {
    std::cerr << "pack_resources: " << argv[2] << ": cannot write the pack\n";
    return 1;
  }
  return 0;
}
