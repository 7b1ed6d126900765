# data/ is packed into one file that is mapped at start; it lies beside the program.
file(GLOB_RECURSE SOURCIER_DATA CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/*.tsv ${CMAKE_SOURCE_DIR}/data/models/*.model)
list(FILTER SOURCIER_DATA EXCLUDE REGEX "/own/")
add_custom_command(
  OUTPUT ${CMAKE_BINARY_DIR}/sourcier.pack
  COMMAND pack_resources ${CMAKE_SOURCE_DIR}/data ${CMAKE_BINARY_DIR}/sourcier.pack
  DEPENDS pack_resources ${SOURCIER_DATA}
  COMMENT "Packing data/ into sourcier.pack")
add_custom_target(sourcier_pack_file ALL DEPENDS ${CMAKE_BINARY_DIR}/sourcier.pack)
