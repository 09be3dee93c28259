# Compiler settings and the two functions that every folder uses.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_LINK_DEPENDS_NO_SHARED ON) # a changed library links no program anew

option(TOCSIN_WERROR "Treat warnings as errors" ON)
set(TOCSIN_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, comma-separated; empty for none")
option(TOCSIN_FUZZ "Build the libFuzzer targets (Clang only)" OFF)

# ccache takes a file that uses a precompiled header only with this sloppiness and -fpch-preprocess; with paths that
# begin at the build folder, another checkout or preset finds what this one compiled.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(sloppy "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "${sloppy}" "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}"
        CCACHE_NOHASHDIR=1 "${CCACHE}")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()

# Some 250 test programs with debug information: GNU ld takes 11 s of processor time for one, LLD 2 s. What is
# measured and shipped stays as it is.
find_program(LLD ld.lld)
if(LLD)
    add_link_options($<$<CONFIG:Debug>:-fuse-ld=lld>)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
if(TOCSIN_WERROR)
    add_compile_options(-Werror)
endif()
if(TOCSIN_SANITIZE)
    add_compile_options(-fsanitize=${TOCSIN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${TOCSIN_SANITIZE})
endif()
# GMime's headers do not compile after Qt's keyword "signals"; texts are UTF-8 and conversions are spelt out.
add_compile_definitions(QT_NO_KEYWORDS QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# tocsin_library(NAME SOURCES a.cpp … [LINK target …] [LINK_PRIVATE target …])  the library of one folder; who links
# it sees nothing of LINK_PRIVATE. Shared where tests are run (BUILD_SHARED_LIBS of the preset): a test program of its
# own copies of all folders has 85 MB, and there are 250
function(tocsin_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK;LINK_PRIVATE")
    add_library(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES DEFINE_SYMBOL "") # what ccache has of a static library serves here too
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PUBLIC ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE})
    target_precompile_headers(${name} PRIVATE <QtCore/QtCore>)
endfunction()

# All test programs share one precompiled header: one of their own would cost each up to 11 s and 280 MB.
function(tocsin_test_header)
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/testheader.cpp" CONTENT "int main() {}\n")
    add_executable(tocsin-testheader EXCLUDE_FROM_ALL "${CMAKE_BINARY_DIR}/testheader.cpp")
    target_compile_options(tocsin-testheader PRIVATE -pthread)
    target_link_libraries(tocsin-testheader PRIVATE Qt6::Core)
    target_precompile_headers(tocsin-testheader PRIVATE <QtCore/QtCore>)
endfunction()

# tocsin_tests([LINK target …])  one test program for each *test.cpp of the folder, named <folder>.<file>
function(tocsin_tests)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "LINK")
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(REPLACE "/" "." prefix "${folder}")
    if(NOT TARGET tocsin-testheader)
        tocsin_test_header()
    endif()
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*test.cpp")
    foreach(source ${sources})
        get_filename_component(test "${source}" NAME_WE)
        set(target "${prefix}.${test}")
        add_executable(${target} "${source}")
        target_link_libraries(${target} PRIVATE ${arg_LINK} Qt6::Test)
        target_compile_options(${target} PRIVATE -pthread)
        target_precompile_headers(${target} REUSE_FROM tocsin-testheader)
        add_test(NAME ${target} COMMAND ${target})
        set_tests_properties(${target} PROPERTIES TIMEOUT 120 ENVIRONMENT "QT_NO_GLIB=1;QT_QPA_PLATFORM=offscreen")
    endforeach()
endfunction()
