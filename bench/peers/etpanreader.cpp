// libetpan: fetches all of a mailbox, its bytes, IMAP by one command. It does not verify the server's
// certificate. Settings as bench/reading gives them.

#include <libetpan/libetpan.h>

#include "bench/peers/peer.h"

namespace {

using peer::setting;

void must(bool done, const char *what)
{
    if (done)
        return;
    std::fprintf(stderr, "%s failed\n", what);
    std::exit(1);
}

int fetchImap(uint16_t port)
{
    mailimap *session = mailimap_new(0, nullptr);
    must(mailimap_ssl_connect(session, "localhost", port) <= MAILIMAP_NO_ERROR_NON_AUTHENTICATED, "connect");
    must(mailimap_login(session, setting("USER").c_str(), setting("PASSWORD").c_str()) == MAILIMAP_NO_ERROR,
         "login");
    must(mailimap_examine(session, "INBOX") == MAILIMAP_NO_ERROR, "examine");
    mailimap_fetch_type *wanted = mailimap_fetch_type_new_fetch_att_list_empty();
    mailimap_fetch_type_new_fetch_att_list_add(wanted, mailimap_fetch_att_new_uid());
    mailimap_fetch_type_new_fetch_att_list_add(
        wanted, mailimap_fetch_att_new_body_peek_section(mailimap_section_new(nullptr)));
    clist *list = nullptr;
    must(mailimap_uid_fetch(session, mailimap_set_new_interval(1, 0), wanted, &list) == MAILIMAP_NO_ERROR,
         "fetch");
    return clist_count(list);
}

int fetchPop3(uint16_t port)
{
    mailpop3 *session = mailpop3_new(0, nullptr);
    must(mailpop3_ssl_connect(session, "localhost", port) == MAILPOP3_NO_ERROR, "connect");
    must(mailpop3_user(session, setting("USER").c_str()) == MAILPOP3_NO_ERROR, "user");
    must(mailpop3_pass(session, setting("PASSWORD").c_str()) == MAILPOP3_NO_ERROR, "password");
    carray *list = nullptr;
    mailpop3_list(session, &list);
    const int count = list ? int(carray_count(list)) : 0;
    for (int number = 1; number <= count; ++number) {
        char *text = nullptr;
        std::size_t size = 0;
        must(mailpop3_retr(session, unsigned(number), &text, &size) == MAILPOP3_NO_ERROR && size >= 1000,
             "fetch");
        mailpop3_retr_free(text);
    }
    return count;
}

int fetchAll()
{
    const auto port = uint16_t(std::atoi(setting("PORT").c_str()));
    return setting("PROTOCOL") == "imap" ? fetchImap(port) : fetchPop3(port);
}

} // namespace

int main()
{
    for (int left = std::atoi(setting("WARMUP").c_str()); left > 0; --left)
        fetchAll();
    const peer::Stopwatch stopwatch;
    stopwatch.tell(fetchAll());
    return 0;
}
