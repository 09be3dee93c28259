// A mail server over TLS for benchmarks: takes everything, keeps nothing, and costs as little as it can, so
// that what is measured is the client. It offers what Postfix offers, and answers what came in one packet in
// one packet.
//
// usage: bench.mailsink CERTIFICATE.pem [--no-chunking] [--times]      PEM: certificate, its issuers, private
// key
//
// Prints its port, then a line "connection MESSAGES TURNS" when one ends: a turn is an answer that the client
// had to wait for, so turns a message are round trips a message. With --times also "taken NANOSECONDS"
// (CLOCK_MONOTONIC) for each message, before its answer. Ends when its standard input ends.

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <mutex>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <signal.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace {

struct Options
{
    const char *certificate = nullptr;
    bool chunking = true;
    bool times = false;
};

void print(const std::string &line)
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    std::fputs((line + '\n').c_str(), stdout);
    std::fflush(stdout);
}

/// One client, from the handshake to QUIT. A client that breaks the rules is cut off.
class Conversation
{
public:
    Conversation(SSL *ssl, const Options &options) : m_ssl(ssl), m_options(options) {}

    void run()
    {
        if (SSL_accept(m_ssl) == 1) {
            say("220 sink.example ESMTP");
            std::string line;
            while (readLine(line) && obey(line)) {
            }
            flush();
        }
        print("connection " + std::to_string(m_messages) + ' ' + std::to_string(m_turns));
    }

private:
    bool obey(const std::string &line)
    {
        std::string verb = line.substr(0, line.find(' '));
        std::transform(verb.begin(), verb.end(), verb.begin(),
                       [](unsigned char c) { return std::toupper(c); });
        if (verb == "BDAT")
            return takeChunk(line);
        if (verb == "DATA")
            return takeText();
        if (verb == "EHLO")
            return say(
                std::string("250-sink.example\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250-8BITMIME\r\n") +
                (m_options.chunking ? "250-CHUNKING\r\n" : "") + "250 ENHANCEDSTATUSCODES");
        if (verb == "QUIT") {
            say("221 2.0.0 Bye");
            return false;
        }
        return say("250 2.1.0 Ok");
    }

    bool takeChunk(const std::string &line)
    {
        const std::size_t size = std::strtoul(line.c_str() + 4, nullptr, 10);
        while (m_input.size() < size) {
            if (!read())
                return false;
        }
        m_input.erase(0, size);
        return line.find("LAST") == std::string::npos ? say("250 2.0.0 Ok") : taken();
    }

    bool takeText()
    {
        say("354 Go on");
        constexpr std::string_view end("\r\n.\r\n");
        std::size_t searched = 0;
        std::size_t found = std::string::npos;
        while ((found = m_input.find(end, searched)) == std::string::npos) {
            searched = m_input.size() > end.size() ? m_input.size() - end.size() : 0;
            if (!read())
                return false;
        }
        m_input.erase(0, found + end.size());
        return taken();
    }

    bool taken()
    {
        ++m_messages;
        if (m_options.times) {
            timespec now{};
            clock_gettime(CLOCK_MONOTONIC, &now);
            print("taken " + std::to_string(now.tv_sec * 1'000'000'000L + now.tv_nsec));
        }
        return say("250 2.0.0 Taken");
    }

    bool readLine(std::string &line)
    {
        std::size_t end = 0;
        while ((end = m_input.find('\n')) == std::string::npos) {
            if (!read())
                return false;
        }
        line = m_input.substr(0, end > 0 && m_input[end - 1] == '\r' ? end - 1 : end);
        m_input.erase(0, end + 1);
        return true;
    }

    /// Whatever was answered leaves before the client is waited for.
    bool read()
    {
        m_turns += flush();
        char buffer[32 * 1024];
        const int count = SSL_read(m_ssl, buffer, sizeof buffer);
        if (count <= 0)
            return false;
        m_input.append(buffer, std::size_t(count));
        return true;
    }

    bool say(const std::string &text)
    {
        m_output += text + "\r\n";
        return true;
    }

    /// Not while more of what the client wrote at once is there.
    bool flush()
    {
        pollfd more{SSL_get_fd(m_ssl), POLLIN, 0};
        if (m_output.empty() || SSL_has_pending(m_ssl) || poll(&more, 1, 0) > 0)
            return false;
        SSL_write(m_ssl, m_output.data(), int(m_output.size()));
        m_output.clear();
        return true;
    }

    SSL *m_ssl;
    const Options &m_options;
    std::string m_input;
    std::string m_output;
    long m_messages = 0;
    long m_turns = 0;
};

void serve(SSL_CTX *context, int descriptor, const Options &options)
{
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    SSL *ssl = SSL_new(context);
    SSL_set_fd(ssl, descriptor);
    Conversation(ssl, options).run();
    SSL_shutdown(ssl);
    SSL_free(ssl);
    close(descriptor);
}

/// Bound to a free port of loopback; below 0 when that cannot be.
int listenOnLoopback(int &port)
{
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || listen(listener, 64) != 0 ||
        getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return -1;
    port = ntohs(address.sin_port);
    return listener;
}

void endWithInput()
{
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) {
    }
    _exit(0);
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--no-chunking") == 0)
            options.chunking = false;
        else if (std::strcmp(argv[i], "--times") == 0)
            options.times = true;
        else
            options.certificate = argv[i];
    }
    signal(SIGPIPE, SIG_IGN);
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    int port = 0;
    const int listener = listenOnLoopback(port);
    if (!options.certificate || listener < 0 ||
        SSL_CTX_use_certificate_chain_file(context, options.certificate) != 1 ||
        SSL_CTX_use_PrivateKey_file(context, options.certificate, SSL_FILETYPE_PEM) != 1) {
        ERR_print_errors_fp(stderr);
        std::fputs("usage: bench.mailsink CERTIFICATE.pem [--no-chunking] [--times]\n", stderr);
        return 2;
    }
    print(std::to_string(port));
    std::thread(endWithInput).detach();
    for (;;) {
        const int descriptor = accept(listener, nullptr, nullptr);
        if (descriptor >= 0)
            std::thread(serve, context, descriptor, std::cref(options)).detach();
    }
}
