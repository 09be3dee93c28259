// libcurl: fetches all of a mailbox, its bytes, by a command for each message, since it knows no other.
// Settings as bench/reading gives them.

#include <curl/curl.h>

#include "bench/peers/peer.h"

namespace {

using peer::setting;

std::size_t take(char *, std::size_t, std::size_t size, void *target)
{
    *static_cast<std::size_t *>(target) += size;
    return size;
}

int fetchAll()
{
    CURL *curl = curl_easy_init();
    const bool imap = setting("PROTOCOL") == "imap";
    const std::string mailbox =
        (imap ? "imaps://localhost:" : "pop3s://localhost:") + setting("PORT") + (imap ? "/INBOX;UID=" : "/");
    std::size_t size = 0;
    curl_easy_setopt(curl, CURLOPT_CAINFO, setting("CA").c_str());
    curl_easy_setopt(curl, CURLOPT_USERNAME, setting("USER").c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, setting("PASSWORD").c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &size);
    const int count = std::atoi(setting("COUNT").c_str());
    for (int number = 1; number <= count; ++number) {
        size = 0;
        curl_easy_setopt(curl, CURLOPT_URL, (mailbox + std::to_string(number)).c_str());
        const CURLcode code = curl_easy_perform(curl);
        if (code != CURLE_OK || size < 1000) {
            std::fprintf(stderr, "message %d: %s\n", number, curl_easy_strerror(code));
            std::exit(1);
        }
    }
    curl_easy_cleanup(curl);
    return count;
}

} // namespace

int main()
{
    curl_global_init(CURL_GLOBAL_ALL);
    for (int left = std::atoi(setting("WARMUP").c_str()); left > 0; --left)
        fetchAll();
    const peer::Stopwatch stopwatch;
    stopwatch.tell(fetchAll());
    return 0;
}
