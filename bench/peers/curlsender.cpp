// libcurl: sends alarm mails that are ready made, over one connection or one for each. It does not compose,
// so it is the bound for what composes. Settings as bench/sending gives them.

#include <algorithm>
#include <cstring>
#include <curl/curl.h>
#include <fstream>
#include <sstream>
#include <string_view>

#include "bench/peers/peer.h"

namespace {

using peer::setting;

/// The text with CR LF, in 8-bit: nothing of it is encoded.
std::string readText()
{
    std::ifstream file(setting("TEXT"));
    std::string text;
    for (std::string line; std::getline(file, line);)
        text += line + "\r\n";
    return text;
}

std::string message(const std::string &text, int number)
{
    const std::string n = std::to_string(number);
    std::string made =
        "From: " + setting("FROM") + "\r\nTo: " + setting("TO") + "\r\nSubject: Alarm " + n +
        ": Zulufttemperatur zu hoch (34,7 =?utf-8?q?=C2=B0C?=)\r\n"
        "Date: Sun, 22 Nov 2026 04:05:17 +0100\r\nMessage-ID: <" +
        n +
        "@client.example.test>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n" +
        text;
    for (std::size_t at = 0; (at = made.find("@N@", at)) != std::string::npos;)
        made.replace(at, 3, n);
    return made;
}

std::size_t feed(char *to, std::size_t size, std::size_t count, void *from)
{
    auto *left = static_cast<std::string_view *>(from);
    const std::size_t taken = std::min(size * count, left->size());
    std::memcpy(to, left->data(), taken);
    left->remove_prefix(taken);
    return taken;
}

CURL *makeHandle(curl_slist *recipients)
{
    CURL *curl = curl_easy_init();
    const std::string scheme = setting("TLS") == "tls" ? "smtps" : "smtp";
    curl_easy_setopt(curl, CURLOPT_URL,
                     (scheme + "://localhost:" + setting("PORT") + "/client.example.test").c_str());
    const std::string from = setting("FROM");
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.substr(from.find('<')).c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, feed);
    curl_easy_setopt(curl, CURLOPT_CAINFO, setting("CA").c_str());
    if (scheme == "smtp")
        curl_easy_setopt(curl, CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
    if (!setting("USER").empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, setting("USER").c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, setting("PASSWORD").c_str());
    }
    if (setting("MODE") != "keep")
        curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    return curl;
}

bool send(CURL *curl, const std::string &text, int number)
{
    const std::string mail = message(text, number);
    std::string_view left = mail;
    curl_easy_setopt(curl, CURLOPT_READDATA, &left);
    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK)
        std::fprintf(stderr, "%s\n", curl_easy_strerror(code));
    return code == CURLE_OK;
}

} // namespace

int main()
{
    curl_global_init(CURL_GLOBAL_ALL);
    curl_slist *recipients = curl_slist_append(nullptr, ('<' + setting("TO") + '>').c_str());
    CURL *curl = makeHandle(recipients);
    const std::string text = readText();
    const int warmUp = std::atoi(setting("WARMUP").c_str());
    const int all = warmUp + std::atoi(setting("COUNT").c_str());
    peer::Stopwatch stopwatch;
    for (int number = 0; number < all; ++number) {
        if (number == warmUp)
            stopwatch = {};
        if (!send(curl, text, number))
            return 1;
    }
    stopwatch.tell(all - warmUp);
    curl_easy_cleanup(curl);
    curl_slist_free_all(recipients);
    return 0;
}
