// Workers: a few threads for answers that take long, so that those that carry requests never wait.
// What they have no room for is refused at once.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace sourcier::server {

class Workers {
 public:
  // `steps` is how far they step back behind the threads that carry requests.
  Workers(unsigned threads, int steps);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() { stop(); }

  // False where too many tasks wait already, or the server stops: then the task is not done. One
  // that throws ends there, with all that it holds.
  bool post(std::function<void()> task);

  // The same for what nobody waits for; a task whose name waits already is done once.
  void post_once(const std::string& name, std::function<void()> task);

  // Ends when what has begun is done; drops what has not.
  void stop();

 private:
  struct Task {
    std::function<void()> run;
    std::string name;  // "" of post.
  };
  void work(int steps);

  std::mutex mutex_;  // Of what follows, up to the threads.
  std::condition_variable wake_;
  std::deque<Task> waiting_;
  std::set<std::string> names_;
  bool is_stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace sourcier::server
