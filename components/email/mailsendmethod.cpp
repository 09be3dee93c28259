#include "components/email/mailsendmethod.h"

#include "components/email/outbox/outbox.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUuid>

namespace email {

namespace {

using station::Answer;
using station::Call;
using station::Error;
using station::Method;
using station::Result;

QString tr(const char *text)
{
    return QCoreApplication::translate("email::MailSend", text);
}

Result<QList<Mailbox>> mailboxes(const QJsonObject &params, const QString &field)
{
    QList<Mailbox> boxes;
    const QJsonValue value = params.value(field);
    const QJsonArray entries = value.isString() ? QJsonArray{value} : value.toArray();
    for (const QJsonValue &entry : entries) {
        QString why;
        const auto parsed = parseAddressList(entry.toString(), &why);
        if (!parsed)
            return Error{field, why, tr("Give addresses as local@domain or Name <local@domain>")};
        boxes += *parsed;
    }
    return boxes;
}

Result<Attachment> attachment(const QJsonObject &object, int number)
{
    const QString field = QStringLiteral("attachments[%1]").arg(number);
    const QString name = object.value(QLatin1String("fileName")).toString();
    if (name.isEmpty())
        return Error{field, tr("it has no fileName"), {}};
    const auto decoded = QByteArray::fromBase64Encoding(
        object.value(QLatin1String("base64")).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return Error{field, tr("base64 does not decode"), {}};
    Attachment made;
    made.fileName = name;
    made.mediaType = object.value(QLatin1String("mediaType")).toString(made.mediaType);
    made.bytes = *decoded;
    return made;
}

Result<int> priorityOf(const QJsonObject &params)
{
    const qint64 priority = params.value(QLatin1String("priority")).toInteger(128);
    if (priority < 1 || priority > 255)
        return Error{
            QStringLiteral("priority"), tr("%1 is not between 1 (most urgent) and 255").arg(priority), {}};
    return int(priority);
}

/// Fills in what the account knows: who it is from and where answers go.
Result<ComposedMail> composed(MailDraft draft, const Courier &courier, const QDateTime &date)
{
    draft.from = courier.defaultSender();
    if (draft.from.address.isEmpty())
        return Error{courier.courierOrd() + QStringLiteral(".from"), tr("the account has no sender address"),
                     tr("Set from in this account")};
    draft.replyTo = courier.defaultReplyTo();
    draft.date = date;
    draft.messageId = makeMessageId(QUuid::createUuid().toRfc4122(), draft.from.address.domain());
    draft.autoSubmitted.clear(); // A person or a person's script wrote it.
    return compose(draft);
}

Result<OutboxTicket> send(Outbox &outbox, const Call &call, const QDateTime &date)
{
    const Result<MailDraft> draft = draftOf(call.params);
    if (!draft)
        return draft.error();
    const Result<int> priority = priorityOf(call.params);
    if (!priority)
        return priority.error();
    const Result<Courier *> courier =
        outbox.courierFor(call.params.value(QLatin1String("account")).toString());
    if (!courier)
        return courier.error();
    const Result<ComposedMail> mail = composed(*draft, **courier, date);
    if (!mail)
        return mail.error();
    NewMail fresh;
    fresh.mail = *mail;
    fresh.subject = draft->subject;
    fresh.text = draft->text;
    fresh.account = call.params.value(QLatin1String("account")).toString();
    fresh.priority = *priority;
    return outbox.enqueue(fresh);
}

QJsonObject schema()
{
    const auto parameter = [](const char *type, const char *doc, bool optional = true) {
        QJsonObject described{{QStringLiteral("type"), QLatin1String(type)},
                              {QStringLiteral("doc"), tr(doc)}};
        if (optional)
            described[QStringLiteral("optional")] = true;
        return described;
    };
    return {
        {QStringLiteral("account"),
         parameter("string", "Ord of the account; the first enabled one when left out.")},
        {QStringLiteral("to"), parameter("array", "Addresses, each as local@domain or Name <local@domain>.")},
        {QStringLiteral("cc"), parameter("array", "Addresses for a copy.")},
        {QStringLiteral("bcc"), parameter("array", "Addresses that no header names.")},
        {QStringLiteral("subject"), parameter("string", "One line.", false)},
        {QStringLiteral("text"), parameter("string", "The text.", false)},
        {QStringLiteral("html"), parameter("string", "The same as HTML.")},
        {QStringLiteral("attachments"), parameter("array", "Objects with fileName, mediaType and base64.")},
        {QStringLiteral("priority"), parameter("integer", "1 (most urgent) to 255; 128 when left out.")}};
}

} // namespace

Result<MailDraft> draftOf(const QJsonObject &params)
{
    MailDraft draft;
    const std::pair<QString, QList<Mailbox> *> lists[] = {{QStringLiteral("to"), &draft.to},
                                                          {QStringLiteral("cc"), &draft.cc},
                                                          {QStringLiteral("bcc"), &draft.bcc}};
    for (const auto &[field, list] : lists) {
        Result<QList<Mailbox>> boxes = mailboxes(params, field);
        if (!boxes)
            return boxes.error();
        *list = *boxes;
    }
    if (draft.to.isEmpty() && draft.cc.isEmpty() && draft.bcc.isEmpty())
        return Error{QStringLiteral("to"), tr("there is no recipient"), tr("Give at least one address")};
    QString why;
    draft.subject = params.value(QLatin1String("subject")).toString();
    // A person is told, where an alarm's subject would be mended: a line break here is a mistake or an
    // attack.
    if (!HeaderText::parse(draft.subject, &why))
        return Error{QStringLiteral("subject"), why, {}};
    draft.text = params.value(QLatin1String("text")).toString();
    draft.html = params.value(QLatin1String("html")).toString();
    int number = 0;
    for (const QJsonValue &entry : params.value(QLatin1String("attachments")).toArray()) {
        const Result<Attachment> made = attachment(entry.toObject(), number++);
        if (!made)
            return made.error();
        draft.attachments.append(*made);
    }
    return draft;
}

Method mailSendMethod(station::Station &station, OutboxFinder outbox)
{
    Method method;
    method.name = QStringLiteral("mail.send");
    method.doc = tr("Puts a message into the outbox; answers {id, messageId} when it is on disk.");
    method.schema = schema();
    method.role = station::Role::Operator;
    method.needsRunning = true;
    method.afterCommit = true;
    method.run = [&station, outbox = std::move(outbox)](const Call &call, const Answer &answer) {
        Outbox *found = outbox();
        if (!found)
            return answer(Error{tr("outgoing mail"), tr("this station has no EmailService"),
                                tr("Add one under /Services")});
        const Result<OutboxTicket> ticket = send(*found, call, station.clock().wall());
        if (!ticket)
            return answer(ticket.error());
        answer(QJsonValue(QJsonObject{{QStringLiteral("id"), qint64(ticket->id)},
                                      {QStringLiteral("messageId"), ticket->messageId}}));
    };
    return method;
}

} // namespace email
