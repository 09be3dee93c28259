#pragma once

#include "components/email/emailservice.h"
#include "components/email/message/message.h"
#include "components/platform/certificateservice.h"
#include "station/session/stationcontrol.h"
#include "tests/support/mailserver.h"
#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/shell/notifications.h"
#include "ui/shell/view.h"
#include "ui/trust/challengedialog.h"
#include "ui/trust/challengewatcher.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QtTest>

/// Waits for what comes over sockets and sessions; the station's time stands still meanwhile.
#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT((rig.clock().advance(0), (condition)), 15'000)

/// A running station whose account speaks to a mail server that shows a certificate, and the workbench's
/// parts around it.
namespace trustrig {

using testsupport::MailServer;
using testsupport::UiStation;

inline factory::Recipe recipe(const QString &name = QStringLiteral("127.0.0.1"),
                              const QStringList &names = {QStringLiteral("IP:127.0.0.1")})
{
    factory::Recipe made;
    made.commonName = name;
    made.alternativeNames = names;
    return made;
}

inline const factory::Identity &authority()
{
    static const factory::Identity made = factory::selfSigned(factory::caRecipe(QStringLiteral("Test CA")));
    return made;
}

inline const station::Actor person{.kind = station::Actor::Person,
                                   .user = QStringLiteral("bert"),
                                   .through = QStringLiteral("command line")};

class Rig
{
public:
    explicit Rig(station::Role role = station::Role::Admin)
    {
        if (!ui.start(role))
            qFatal("the station did not start");
        if (!QTest::qWaitFor([this] { return certificates().isReady(); }, 30'000))
            qFatal("the trust stores were not read");
    }

    testsupport::FakeClock &clock() { return ui.clock(); }
    platform::CertificateService &certificates()
    {
        return *ui.station().service<platform::CertificateService>();
    }
    const trust::AllowedHosts &hosts() { return certificates().hosts(); }

    /// Says that @p host showed @p chain, as an account that was refused does. False when it was believed.
    bool meet(const QString &host, const QList<trust::Certificate> &chain, QList<QSslError> errors = {},
              int port = 465)
    {
        trust::PeerQuestion question;
        question.endpoint = *trust::makeEndpoint(trust::Protocol::Smtp, host, port);
        for (const trust::Certificate &certificate : chain)
            question.chain.append(QSslCertificate(certificate.der(), QSsl::Der));
        question.errors = errors;
        question.protocol = QSsl::TlsV1_3;
        question.now = clock().wall();
        question.clockSynchronised = clockSynchronised;
        return certificates().judge(question).allowed();
    }
    station::Result<trust::AllowedHost> approve(const QString &host, const QString &note, int port = 465)
    {
        const auto endpoint = *trust::makeEndpoint(trust::Protocol::Smtp, host, port);
        trust::AllowedHosts::Approve decision;
        decision.sha256 = hosts().find(endpoint)->leaf().sha256();
        decision.note = note;
        return certificates().approve(endpoint, decision, person);
    }
    /// Queues a mail, so that the account connects.
    void send()
    {
        email::MailDraft draft;
        draft.from = email::parseAddressList(QStringLiteral("alice@example.test"))->constFirst();
        draft.to = *email::parseAddressList(QStringLiteral("bob@example.test"));
        draft.subject = QStringLiteral("Alarm");
        draft.text = QStringLiteral("Zone 3 is too warm.");
        draft.date = clock().wall();
        draft.messageId = email::makeMessageId("1", "example.test");
        email::NewMail mail;
        mail.mail = *email::compose(draft);
        mail.subject = draft.subject;
        mail.text = draft.text;
        mail.kind = email::MailKind::Alarm;
        (void)ui.station().service<email::EmailService>()->outbox().enqueue(mail);
    }
    /// Lets the account "Outgoing" speak to @p server.
    void use(MailServer &server, bool startTls = false)
    {
        ui.set(UiStation::outgoing() + QStringLiteral(".useSsl"), !startTls);
        ui.set(UiStation::outgoing() + QStringLiteral(".useStartTls"), startTls);
        ui.set(UiStation::outgoing() + QStringLiteral(".hostname"), QStringLiteral("127.0.0.1"));
        ui.set(UiStation::outgoing() + QStringLiteral(".port"), server.port());
        ui.set(UiStation::outgoing() + QStringLiteral(".from"), QStringLiteral("alice@example.test"));
        ui.set(UiStation::outgoing() + QStringLiteral(".account"), QString());
        ui.set(UiStation::outgoing() + QStringLiteral(".enabled"), true);
    }
    QString accountStatus() { return text(QStringLiteral(".status")); }
    QString text(const QString &slot)
    {
        const QJsonValue value = ui.get(UiStation::outgoing() + slot);
        return value.isString()
                   ? value.toString()
                   : QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    }

    bool clockSynchronised = true; ///< What the machine says of its clock to those who meet().
    UiStation ui;
    ui::PendingEdits edits;
    ui::Notifications notifications;
    ui::LinkMark linkMark;
    QString navigated;
    QString reviewed;
    ui::ViewContext context()
    {
        return {ui.link(),
                edits,
                notifications,
                linkMark,
                [this](const QString &ord, const QString &) { navigated = ord; },
                [this](const QString &key) { reviewed = key; }};
    }
};

/// The text of every label of @p in that can be seen.
inline QString labelTexts(const QWidget *in)
{
    QStringList texts;
    for (const QLabel *label : in->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts.join(QLatin1Char('\n'));
}

/// Words that a person reads before the details: everything above them but the certificate's own values.
inline qsizetype wordsOf(const QWidget *dialog)
{
    const auto *details = dialog->findChild<QAbstractButton *>(QStringLiteral("details"));
    const auto isAbove = [&](const QWidget *each) {
        return each->isVisible() && each->objectName() != QLatin1String("value") &&
               each->mapTo(dialog, QPoint()).y() < details->mapTo(dialog, QPoint()).y();
    };
    QString text;
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        if (isAbove(label))
            text += label->text() + QLatin1Char(' ');
    }
    for (const QAbstractButton *each : dialog->findChildren<QAbstractButton *>()) {
        if (isAbove(each))
            text += each->text() + QLatin1Char(' ');
    }
    static const QRegularExpression blanks(QStringLiteral("[\\s\u00a0•]+"));
    const qsizetype words = text.split(blanks, Qt::SkipEmptyParts).size();
    if (words > 75)
        qWarning().noquote() << words << "words:" << text;
    return words;
}

inline QAbstractButton *button(const QWidget *in, const char *name)
{
    return in->findChild<QAbstractButton *>(QLatin1String(name));
}

} // namespace trustrig
