#pragma once

#include "components/email/message/message.h"

namespace station {
class Station;
}

namespace email {

/// What a test mail is about.
struct TestedAccount
{
    QString name; ///< As the mail names it.
    QString host;
    int port = 0;
    Mailbox sender;
};

struct TestMail
{
    ComposedMail mail;
    QString subject;
    QString text;
};

/// A mail that tells which station and account it comes from, so that whoever gets it knows what it is. With
/// @p token it can be recognised when it is read back.
station::Result<TestMail> composeTestMail(station::Station &station, const TestedAccount &account,
                                          const QList<Mailbox> &recipients, const QByteArray &token = {});

} // namespace email
