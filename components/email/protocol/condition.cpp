#include "components/email/protocol/condition.h"

#include <array>

namespace email {

namespace {

struct Row
{
    const char *reason;
    Condition condition;
};

constexpr std::array Rows{
    // IMAP: RFC 5530 §3, RFC 9051 §7.1.
    Row{"AUTHENTICATIONFAILED", Condition::CredentialsRefused},
    Row{"AUTHORIZATIONFAILED", Condition::NotPermitted},
    Row{"EXPIRED", Condition::CredentialsExpired},
    Row{"PRIVACYREQUIRED", Condition::PrivacyRequired},
    Row{"NOPERM", Condition::NotPermitted},
    Row{"UNAVAILABLE", Condition::Unavailable},
    Row{"INUSE", Condition::InUse},
    Row{"LIMIT", Condition::TooSoon},
    Row{"THROTTLED", Condition::TooSoon},
    Row{"CONTACTADMIN", Condition::AdministratorNeeded},
    Row{"OVERQUOTA", Condition::QuotaExceeded},
    Row{"NONEXISTENT", Condition::NoSuchMailbox},
    Row{"TRYCREATE", Condition::NoSuchMailbox},
    Row{"ALREADYEXISTS", Condition::AlreadyExists},
    Row{"EXPUNGEISSUED", Condition::MessageGone},
    Row{"CANNOT", Condition::Impossible},
    Row{"SERVERBUG", Condition::Broken},
    Row{"CLIENTBUG", Condition::Broken},
    Row{"CORRUPTION", Condition::Broken},
    Row{"PARSE", Condition::Broken},
    // POP3: RFC 2449 §8, RFC 3206 §4.
    Row{"AUTH", Condition::CredentialsRefused},
    Row{"IN-USE", Condition::InUse},
    Row{"LOGIN-DELAY", Condition::TooSoon},
    Row{"SYS/TEMP", Condition::Unavailable},
    Row{"SYS/PERM", Condition::AdministratorNeeded},
};

constexpr qint64 LongestWait = 3'600'000;

} // namespace

Condition conditionOf(const QByteArray &reason)
{
    const QByteArray name = reason.toUpper();
    for (const Row &row : Rows) {
        if (name == row.reason)
            return row.condition;
    }
    return Condition::None;
}

qint64 suggestedWait(const QByteArray &text)
{
    static constexpr char Words[] = "suggested backoff time:";
    const qsizetype at = text.toLower().indexOf(Words);
    if (at < 0)
        return 0;
    qint64 wait = 0;
    bool any = false;
    for (const char c : text.mid(at + qsizetype(sizeof Words) - 1)) {
        if (c == ' ' && !any)
            continue;
        if (c < '0' || c > '9')
            break;
        any = true;
        wait = qMin(wait * 10 + (c - '0'), LongestWait);
    }
    return wait;
}

} // namespace email
