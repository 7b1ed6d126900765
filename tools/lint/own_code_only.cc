// Loaded into clang-tidy (script/lint): its checks then walk our declarations and not those of the
// standard library and of others, in which they may report nothing but spend nine tenths of their
// time. Newer clang-tidy does so by itself.
#include <memory>
#include <string>
#include <vector>

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/FrontendPluginRegistry.h"

namespace {

class OwnCodeOnly : public clang::ASTConsumer {
 public:
  // NOLINTNEXTLINE(readability-identifier-naming): clang fixes the name, here and below.
  bool HandleTopLevelDecl(clang::DeclGroupRef group) override {
    for (clang::Decl* one : group) {
      const clang::SourceManager& sources = one->getASTContext().getSourceManager();
      if (!sources.isInSystemHeader(one->getLocation())) own_.push_back(one);
    }
    return true;
  }
  void HandleTranslationUnit(clang::ASTContext& context) override {
    context.setTraversalScope(own_);
  }

 private:
  std::vector<clang::Decl*> own_;
};

class Action : public clang::PluginASTAction {
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance&,
                                                        llvm::StringRef) override {
    return std::make_unique<OwnCodeOnly>();
  }
  bool ParseArgs(const clang::CompilerInstance&, const std::vector<std::string>&) override {
    return true;
  }
  ActionType getActionType() override { return AddBeforeMainAction; }
};

const clang::FrontendPluginRegistry::Add<Action> kRegistered(
    "own-code-only", "checks walk what is not in system headers");

}  // namespace
