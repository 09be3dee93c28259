#pragma once

#include <QtGlobal>

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace email {

/// Runs suspended coroutines one after another from a flat loop. A task that calls another, or returns, only
/// names who is next: GCC makes no tail call at -O0 or under sanitizers, so a direct hand-over would grow the
/// stack.
struct ResumeLoop
{
    std::coroutine_handle<> next;

    void run()
    {
        while (next)
            std::exchange(next, nullptr).resume();
    }
};

/// What every task's promise has: the lane that it runs on, who awaits it, and how it failed.
struct TaskPromiseBase
{
    struct Finish
    {
        bool await_ready() const noexcept { return false; }
        template <typename P>
        void await_suspend(std::coroutine_handle<P> self) const noexcept
        {
            self.promise().lane->next = self.promise().caller;
        }
        void await_resume() const noexcept {}
    };

    std::suspend_always initial_suspend() const noexcept { return {}; }
    Finish final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { failure = std::current_exception(); }

    ResumeLoop *lane = nullptr;
    std::coroutine_handle<> caller;
    std::exception_ptr failure;
};

template <typename T>
struct TaskPromise : TaskPromiseBase
{
    std::coroutine_handle<TaskPromise> get_return_object() noexcept
    {
        return std::coroutine_handle<TaskPromise>::from_promise(*this);
    }
    void return_value(T result) { value.emplace(std::move(result)); }
    T take() { return std::move(*value); }

    std::optional<T> value;
};

template <>
struct TaskPromise<void> : TaskPromiseBase
{
    std::coroutine_handle<TaskPromise> get_return_object() noexcept
    {
        return std::coroutine_handle<TaskPromise>::from_promise(*this);
    }
    void return_void() const noexcept {}
    void take() const noexcept {}
};

/// A coroutine that starts when it is awaited (or started as the root) and belongs to whoever holds this
/// object. Destroying it while it is suspended destroys its frame and every task that it is awaiting.
template <typename T>
class [[nodiscard]] Task
{
public:
    using promise_type = TaskPromise<T>;
    using Handle = std::coroutine_handle<promise_type>;
    Task(Handle handle) noexcept : m_handle(handle) {}
    Task(Task &&other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    Task &operator=(Task &&) = delete;
    Q_DISABLE_COPY(Task)
    ~Task()
    {
        if (m_handle)
            m_handle.destroy();
    }

    /// Makes this the root task of @p lane; the caller then runs the lane.
    void start(ResumeLoop &lane)
    {
        m_handle.promise().lane = &lane;
        lane.next = m_handle;
    }
    bool done() const { return m_handle.done(); }

    /// The result of a task that is done; throws what ended it.
    T result()
    {
        if (m_handle.promise().failure)
            std::rethrow_exception(m_handle.promise().failure);
        return m_handle.promise().take();
    }

    bool await_ready() const noexcept { return false; }
    template <typename P>
    void await_suspend(std::coroutine_handle<P> caller) noexcept
    {
        m_handle.promise().lane = caller.promise().lane;
        m_handle.promise().caller = caller;
        caller.promise().lane->next = m_handle;
    }
    T await_resume() { return result(); }

private:
    Handle m_handle;
};

} // namespace email
