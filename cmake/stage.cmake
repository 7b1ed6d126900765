# stage(NAME DEPENDS layer… LIBRARIES target…) makes a layer from its folder and those in it: every .cc is the library
# sourcier_NAME, every _test.cc goes into the test program NAME_test, so a layer's CMakeLists.txt is one line.
include(GoogleTest)

function(stage name)
  cmake_parse_arguments(STAGE "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_(test|reference)\\.cc$")
  list(FILTER tests INCLUDE REGEX "_(test|reference)\\.cc$")
  list(TRANSFORM STAGE_DEPENDS PREPEND sourcier_)

  if(sources)
    add_library(sourcier_${name} STATIC ${sources})
    target_link_libraries(sourcier_${name} PUBLIC ${STAGE_DEPENDS} ${STAGE_LIBRARIES})
  else()
    add_library(sourcier_${name} INTERFACE)
    target_link_libraries(sourcier_${name} INTERFACE ${STAGE_DEPENDS} ${STAGE_LIBRARIES})
  endif()

  if(SOURCIER_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE sourcier_${name} GTest::gtest_main GTest::gmock)
    target_compile_definitions(${name}_test PRIVATE
      SOURCIER_PACK="${CMAKE_BINARY_DIR}/sourcier.pack" SOURCIER_ROOT="${CMAKE_SOURCE_DIR}")
    add_dependencies(${name}_test sourcier_pack_file)
    add_test(NAME ${name} COMMAND ${name}_test)
    # Grouping's tests of large events take half a minute under sanitizers, more on a busy machine.
    set_tests_properties(${name} PROPERTIES TIMEOUT 240)
  endif()
endfunction()
