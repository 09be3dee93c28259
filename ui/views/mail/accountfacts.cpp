#include "ui/views/mail/accountfacts.h"

#include "station/value/ord.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("MailAccounts", text);
}

bool isOn(const ComponentDescription &account, const QString &slot)
{
    const SlotDescription *found = account.find(slot);
    return found && found->value.toBool();
}

QPixmap tintedPixmap(const QString &name, const QColor &colour)
{
    const int size = QApplication::style()->pixelMetric(QStyle::PM_SmallIconSize);
    QPixmap pixmap(QSize(size, size) * qApp->devicePixelRatio());
    pixmap.setDevicePixelRatio(qApp->devicePixelRatio());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintTinted(painter, QRect(0, 0, size, size), name, colour);
    return pixmap;
}

/// In a selected row the colour would not stand out from the highlight.
QIcon tintedIcon(const QString &name, const QColor &colour)
{
    QIcon made(tintedPixmap(name, colour));
    made.addPixmap(tintedPixmap(name, QApplication::palette().color(QPalette::HighlightedText)),
                   QIcon::Selected);
    return made;
}

} // namespace

bool isMailAccount(const ComponentDescription &component)
{
    for (const char *needed : {"hostname", "useSsl", "useStartTls", "status"}) {
        const SlotDescription *slot = component.find(QLatin1String(needed));
        if (!slot || slot->kind != SlotDescription::Property)
            return false;
    }
    return true;
}

bool isOutgoing(const ComponentDescription &account)
{
    const SlotDescription *test = account.find(QStringLiteral("sendTest"));
    return test && test->kind == SlotDescription::Action;
}

MailSecurity securityOf(const ComponentDescription &account)
{
    if (isOn(account, QStringLiteral("useSsl")))
        return MailSecurity::Tls;
    return isOn(account, QStringLiteral("useStartTls")) ? MailSecurity::StartTls : MailSecurity::None;
}

QString securityText(MailSecurity security)
{
    switch (security) {
    case MailSecurity::Tls:
        return tr("TLS");
    case MailSecurity::StartTls:
        return tr("STARTTLS");
    case MailSecurity::None:
        break;
    }
    return tr("Not encrypted");
}

QString connectionText(const QString &state)
{
    static constexpr std::pair<const char *, const char *> texts[] = {
        {"closed", QT_TRANSLATE_NOOP("MailAccounts", "Not connected")},
        {"lookup", QT_TRANSLATE_NOOP("MailAccounts", "Looking up the host name")},
        {"connect", QT_TRANSLATE_NOOP("MailAccounts", "Connecting")},
        {"tlsHandshake", QT_TRANSLATE_NOOP("MailAccounts", "Agreeing on TLS")},
        {"greeting", QT_TRANSLATE_NOOP("MailAccounts", "Waiting for the greeting")},
        {"hello", QT_TRANSLATE_NOOP("MailAccounts", "Introducing itself")},
        {"startTls", QT_TRANSLATE_NOOP("MailAccounts", "Asking for TLS")},
        {"signIn", QT_TRANSLATE_NOOP("MailAccounts", "Signing in")},
        {"idle", QT_TRANSLATE_NOOP("MailAccounts", "Connected, nothing to do")},
        {"mailFrom", QT_TRANSLATE_NOOP("MailAccounts", "Naming the sender")},
        {"rcptTo", QT_TRANSLATE_NOOP("MailAccounts", "Naming the recipients")},
        {"data", QT_TRANSLATE_NOOP("MailAccounts", "Announcing the message")},
        {"body", QT_TRANSLATE_NOOP("MailAccounts", "Sending the message")},
        {"endOfData", QT_TRANSLATE_NOOP("MailAccounts", "Waiting until the message is accepted")},
        {"reset", QT_TRANSLATE_NOOP("MailAccounts", "Clearing up")},
        {"quit", QT_TRANSLATE_NOOP("MailAccounts", "Saying goodbye")}};
    for (const auto &[name, text] : texts) {
        if (state == QLatin1String(name))
            return tr(text);
    }
    // Protocols that come later have states of their own.
    return station::displayNameOf(state);
}

QIcon statusMark(station::Status status)
{
    const QString name = statusIcon(status);
    return name.isEmpty() ? QIcon() : tintedIcon(name, statusColour(status, QApplication::palette()));
}

QIcon alertMark(const QString &name)
{
    return tintedIcon(name, alertColour(QApplication::palette()));
}

QString shortName(const QString &ord)
{
    return station::displayNameOf(ord.section(QLatin1Char('/'), -1));
}

} // namespace ui
