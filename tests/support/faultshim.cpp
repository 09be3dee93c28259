// Loaded before the C library into an unchanged program (LD_PRELOAD), it moves the program's clocks, has its
// writes and syncs fail, and kills it at the n-th call that changes anything outside its memory. Orders come
// through a file that both sides map, TOCSIN_TEST_FAULTS; tests/support/faults.py writes it.

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

/// As faults.py packs it.
struct Orders
{
    std::atomic<int64_t> bootMs;     ///< How far the clock of the timers is ahead.
    std::atomic<int64_t> wallMs;     ///< How far the wall clock is ahead.
    std::atomic<int64_t> syncError;  ///< errno of fsync and fdatasync; 0: they work.
    std::atomic<int64_t> writeError; ///< errno of what writes to files; 0: they work.
    std::atomic<int64_t> killAt;     ///< The call that it does not survive; 0: none.
    std::atomic<int64_t> calls;      ///< How many there were.
};

Orders none{};

Orders *mapped()
{
    const char *path = std::getenv("TOCSIN_TEST_FAULTS");
    const int fd = path ? ::open(path, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0)
        return &none;
    void *memory = ::mmap(nullptr, sizeof(Orders), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    ::close(fd);
    return memory == MAP_FAILED ? &none : static_cast<Orders *>(memory);
}

Orders &orders()
{
    static Orders *const found = mapped();
    return *found;
}

template <typename Function>
Function *next(const char *name, Function *)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}
#define NEXT(function) static const auto real = next(#function, static_cast<decltype(::function) *>(nullptr))

/// Before the call: a kill between two calls is the same as one just before the second.
void count()
{
    const int64_t call = orders().calls.fetch_add(1) + 1;
    if (call == orders().killAt)
        ::kill(::getpid(), SIGKILL);
}

bool isFile(int fd)
{
    struct stat found = {};
    return ::fstat(fd, &found) == 0 && S_ISREG(found.st_mode);
}

/// True when the call is to fail; errno says why.
bool refused(const std::atomic<int64_t> &error)
{
    count();
    if (error == 0)
        return false;
    errno = int(error);
    return true;
}

void add(timespec &time, int64_t ms)
{
    const int64_t nanoseconds = time.tv_nsec + (ms % 1000 + 1000) % 1000 * 1'000'000;
    time.tv_sec += (ms - (ms % 1000 + 1000) % 1000) / 1000 + nanoseconds / 1'000'000'000;
    time.tv_nsec = nanoseconds % 1'000'000'000;
}

} // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    NEXT(clock_gettime);
    const int result = real(clock, time);
    if (result == 0 && clock == CLOCK_BOOTTIME)
        add(*time, orders().bootMs);
    if (result == 0 && clock == CLOCK_REALTIME)
        add(*time, orders().wallMs);
    return result;
}

int gettimeofday(timeval *time, void *) noexcept
{
    timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    *time = {now.tv_sec, now.tv_nsec / 1000};
    return 0;
}

time_t time(time_t *result) noexcept
{
    timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    if (result)
        *result = now.tv_sec;
    return now.tv_sec;
}

// The kernel's clock does not move along: a timer rings early now and then, so that its owner looks at the
// time.
int timerfd_settime(int fd, int flags, const itimerspec *wanted, itimerspec *old) noexcept
{
    NEXT(timerfd_settime);
    if (!(flags & TFD_TIMER_ABSTIME) || (wanted->it_value.tv_sec == 0 && wanted->it_value.tv_nsec == 0))
        return real(fd, flags, wanted, old);
    timespec now = {};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    timespec due = wanted->it_value;
    timespec look = now;
    add(look, 20);
    if (due.tv_sec > look.tv_sec || (due.tv_sec == look.tv_sec && due.tv_nsec > look.tv_nsec))
        due = look;
    add(due, -orders().bootMs);
    const itimerspec adjusted{wanted->it_interval, due};
    return real(fd, flags, &adjusted, old);
}

int fsync(int fd)
{
    NEXT(fsync);
    return refused(orders().syncError) ? -1 : real(fd);
}

int fdatasync(int fd)
{
    NEXT(fdatasync);
    return refused(orders().syncError) ? -1 : real(fd);
}

ssize_t write(int fd, const void *data, size_t size)
{
    NEXT(write);
    return isFile(fd) && refused(orders().writeError) ? -1 : real(fd, data, size);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    NEXT(pwrite64);
    return refused(orders().writeError) ? -1 : real(fd, data, size, at);
}

int ftruncate64(int fd, off64_t size) noexcept
{
    NEXT(ftruncate64);
    return refused(orders().writeError) ? -1 : real(fd, size);
}

int rename(const char *from, const char *to) noexcept
{
    NEXT(rename);
    return refused(orders().writeError) ? -1 : real(from, to);
}

int unlink(const char *path) noexcept
{
    NEXT(unlink);
    count();
    return real(path);
}

ssize_t send(int fd, const void *data, size_t size, int flags)
{
    NEXT(send);
    count();
    return real(fd, data, size, flags);
}

ssize_t sendto(int fd, const void *data, size_t size, int flags, const sockaddr *address, socklen_t length)
{
    NEXT(sendto);
    count();
    return real(fd, data, size, flags, address, length);
}

ssize_t sendmsg(int fd, const msghdr *message, int flags)
{
    NEXT(sendmsg);
    count();
    return real(fd, message, flags);
}

} // extern "C"
