# embed(TARGET FUNCTION FOLDER) puts the files below FOLDER into TARGET (tools/embed_files.cc); other sources find
# them by FUNCTION. What is not there when it is built is left out; it is embedded anew when a file there changes.
function(embed target function folder)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${function}.cc)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/*)
  add_custom_command(OUTPUT ${source}
    COMMAND embed_files ${source} ${function} ${folder}
    DEPENDS embed_files ${files}
    COMMENT "Embedding ${folder}")
  target_sources(${target} PRIVATE ${source})
endfunction()
