# Two commands do all on a bare Debian bookworm: `make demo` and `make test`. CONTRIBUTING.md tells the rest.
JOBS ?= $(shell nproc)
.PHONY: demo test build deps lint format bench eval fuzz soak update-goldens

demo: build
	build/release/courant demo

test: build
	ctest --preset release -LE soak -j $(JOBS)

build: deps
	cmake --preset release
	cmake --build --preset release -j $(JOBS)

deps:
	scripts/install-deps

lint:
	scripts/lint

format:
	git ls-files 'src/*.cpp' 'src/*.h' 'bench/*.cpp' 'eval/*.cpp' 'fuzz/*.cpp' 'tests/*.cpp' 'tests/*.h' | xargs clang-format-19 -i

bench: build
	scripts/bench

eval: build
	eval/all

fuzz: deps
	fuzz/run 1800

soak: build
	ctest --preset release -L soak --output-on-failure

update-goldens: build
	COURANT_UPDATE_GOLDENS=1 ctest --preset release -L golden
