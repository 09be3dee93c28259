#include "components/email/replies/replyguard.h"

#include "components/email/protocol/headertext.h"

#include <QCoreApplication>

#include <algorithm>

namespace email {

using station::Error;
using station::Result;

namespace {

constexpr qsizetype MaxNote = 500;

QString tr(const char *text)
{
    return QCoreApplication::translate("ReplyGuard", text);
}

Error refusal(const QString &why, const QString &alarm = {})
{
    return {alarm, why, {}};
}

/// Of several senders nobody knows who wrote; "Sender" names who wrote it in another's name (RFC 5322
/// §3.6.2).
Result<MailAddress> senderOf(const MailReading &mail)
{
    const QStringList from = mail.addresses("from");
    if (mail.count("from") != 1 || from.size() != 1)
        return refusal(tr("it has %1 senders instead of one").arg(from.size()));
    const auto address = MailAddress::parse(from.first());
    if (!address || address->isEmpty())
        return refusal(tr("its sender is not a mail address"));
    for (const QString &writer : mail.addresses("sender")) {
        if (writer.compare(from.first(), Qt::CaseInsensitive) != 0)
            return refusal(tr("%1 sent it in the name of %2").arg(writer, from.first()));
    }
    return *address;
}

} // namespace

std::optional<QString> behindAck(const QString &ownWords)
{
    const QString text = ownWords.trimmed();
    if (!text.startsWith(QLatin1String("ACK"), Qt::CaseInsensitive))
        return {};
    QString rest = text.mid(3);
    if (!rest.isEmpty() && (rest.front().isLetterOrNumber() || rest.front() == QLatin1Char('_')))
        return {};
    while (!rest.isEmpty() && !rest.front().isLetterOrNumber() && rest.front() != QLatin1Char('('))
        rest.remove(0, 1);
    return HeaderText::cleaned(rest.simplified().left(MaxNote)).text();
}

Result<ReplyToken> ReplyGuard::tokenOf(const MailReading &mail, const MailAddress &sender) const
{
    QList<ReplyToken> shown;
    for (const QByteArray &id : mail.answered()) {
        if (const auto token = ReplyToken::parse(id))
            shown.append(*token);
    }
    // Some servers give every mail a Message-ID of their own; the text quotes the token then.
    shown += ReplyToken::allIn(mail.text());
    if (shown.isEmpty())
        return refusal(tr("it answers no alarm mail of this station: it carries no reply code"));
    QList<ReplyToken> genuine;
    std::copy_if(shown.begin(), shown.end(), std::back_inserter(genuine),
                 [&](const ReplyToken &token) { return signer.isGenuine(token, sender); });
    if (genuine.isEmpty())
        return refusal(tr("its reply code is not one that this station gave to %1").arg(sender.toString()));
    const ReplyToken nearest = genuine.first();
    if (std::any_of(shown.begin(), shown.end(),
                    [&](const ReplyToken &token) { return token.alarm != nearest.alarm; }))
        return refusal(tr("it carries the reply codes of several alarms"));
    return nearest;
}

Result<HeededReply> ReplyGuard::check(const MailReading &mail) const
{
    if (const QString automatic = mail.automatic(); !automatic.isEmpty())
        return refusal(tr("no person wrote it as an answer (%1)").arg(automatic));
    const Result<MailAddress> sender = senderOf(mail);
    if (!sender)
        return sender.error();
    const Result<ReplyToken> token = tokenOf(mail, *sender);
    if (!token)
        return token.error();
    const auto refused = [&token](const QString &why) { return refusal(why, token->alarm); };
    const KnownPerson person = personOf(*sender);
    if (person.name.isEmpty())
        return refused(tr("no user has the address %1").arg(sender->toString()));
    if (!person.mayAcknowledge)
        return refused(tr("%1 may not acknowledge alarms").arg(person.name));
    const std::optional<QString> note = behindAck(mail.words().own);
    if (!note)
        return refused(tr("its own words do not begin with ACK"));
    if (isUsed(token->text))
        return refused(tr("its reply code was used before"));
    if (token->issued.msecsTo(now) > TokenSigner::lifeMs)
        return refused(tr("its reply code is older than seven days"));
    return HeededReply{*sender, person.name, *token, *note};
}

} // namespace email
