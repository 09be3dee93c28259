#include "components/email/testmail.h"

#include "components/email/message/triptoken.h"
#include "station/basictypes.h"
#include "station/station.h"

#include <QCoreApplication>
#include <QUuid>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("OutgoingAccount", text);
}

} // namespace

station::Result<TestMail> composeTestMail(station::Station &station, const TestedAccount &account,
                                          const QList<Mailbox> &recipients, const QByteArray &token)
{
    const auto &root = static_cast<const station::StationRoot &>(station.root());
    MailDraft draft;
    draft.from = account.sender;
    draft.to = recipients;
    draft.subject = tr("[%1] Test mail").arg(root.stationName());
    draft.date = station.clock().wall().toLocalTime();
    draft.text =
        tr("This is a test mail of the station \"%1\".\n\nAccount: %2\nServer: %3 port %4\nSent: %5\n")
            .arg(root.stationName(), account.name, account.host)
            .arg(account.port)
            .arg(draft.date.toString(Qt::ISODate));
    draft.messageId =
        makeMessageId(QUuid::createUuid().toByteArray(QUuid::WithoutBraces), account.sender.address.domain());
    if (!token.isEmpty())
        draft.extraHeaders = {{TripToken::field, QString::fromLatin1(token)}};
    const station::Result<ComposedMail> composed = compose(draft);
    if (!composed)
        return composed.error();
    return TestMail{*composed, draft.subject, draft.text};
}

} // namespace email
