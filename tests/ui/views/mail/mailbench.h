#pragma once

#include "components/email/discoverymethod.h"
#include "tests/support/mailserver.h"
#include "tests/support/scriptedresolver.h"
#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/shell/notifications.h"
#include "ui/shell/view.h"

#include <QAbstractItemModel>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

namespace mailbench {

using testsupport::MailServer;
using testsupport::UiStation;

inline QString outgoing()
{
    return UiStation::outgoing();
}

inline const QString serviceOrd = QStringLiteral("/Services/EmailService");

/// A station, a window's context around its link, and where the views wanted to go.
struct Bench
{
    explicit Bench(const std::function<void(station::Registry &)> &registerMore = {}) : station(registerMore)
    {
        // The station's time goes by as the test's does: sessions are served at a certain rate.
        QObject::connect(&pump, &QTimer::timeout, &pump, [this] { station.clock().advance(5); });
        pump.start(5);
        (void)QTest::qWaitFor(
            [this] { return station.station().phase() == station::Station::Phase::Steady; });
    }

    bool start()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("tocsin-test"));
        QSettings().clear();
        if (!station.start())
            return false;
        email::registerDiscoveryMethod(station.methods(), station.station(),
                                       std::make_unique<testsupport::ScriptedResolver>(dns));
        return station.set(outgoing() + QStringLiteral(".from"), QStringLiteral("station@site.example"))
            .isEmpty();
    }

    /// The account speaks with @p server without encryption.
    void useServer(const MailServer &server, const QString &account = outgoing())
    {
        for (const auto &[slot, value] : std::initializer_list<std::pair<const char *, QJsonValue>>{
                 {"hostname", QStringLiteral("127.0.0.1")},
                 {"useSsl", false},
                 {"port", int(server.port())},
                 {"from", QStringLiteral("station@site.example")},
                 {"enabled", true}}) {
            const QString refused = station.set(account + QLatin1Char('.') + QLatin1String(slot), value);
            if (!refused.isEmpty())
                qFatal("%s", qPrintable(refused));
        }
    }

    /// Calls the station and waits for its answer.
    QJsonValue call(const QString &method, const QJsonObject &params)
    {
        std::optional<client::Reply> answer;
        station.link().call(method, params, &station.link(),
                            [&](const client::Reply &reply) { answer.emplace(reply); });
        (void)QTest::qWaitFor([&] { return answer.has_value(); });
        if (answer && !answer->ok())
            qWarning("%s: %s", qPrintable(method), qPrintable(answer->errors.first().text()));
        return answer ? answer->value : QJsonValue();
    }

    qint64 send(const QString &subject, const QString &to = QStringLiteral("duty@site.example"))
    {
        return call(QStringLiteral("mail.send"),
                    {{QStringLiteral("to"), QJsonArray{to}},
                     {QStringLiteral("subject"), subject},
                     {QStringLiteral("text"), QStringLiteral("text")}})[QStringLiteral("id")]
            .toInteger();
    }

    testsupport::Dns dns; ///< Nothing is published.
    UiStation station;
    const bool started = start();
    QTimer pump;
    ui::PendingEdits edits;
    ui::Notifications notifications;
    ui::LinkMark mark;
    QStringList visited; ///< "ord view"
    ui::ViewContext context{
        station.link(), edits, notifications, mark,
        [this](const QString &ord, const QString &view) { visited.append(ord + QLatin1Char(' ') + view); }};
};

/// The button with this text, its mnemonic aside; a null pointer when there is none.
inline QPushButton *button(const QWidget &in, const QString &text)
{
    for (QPushButton *one : in.findChildren<QPushButton *>()) {
        if (one->text().remove(QLatin1Char('&')) == text && one->isVisibleTo(&in))
            return one;
    }
    return nullptr;
}

inline void click(QWidget *widget)
{
    QVERIFY2(widget, "there is no such widget");
    QVERIFY2(widget->isEnabled(), qPrintable(widget->accessibleName()));
    QTest::mouseClick(widget, Qt::LeftButton);
}

/// The first report of a check that is on the screen.
inline QString verdict(const QWidget &in)
{
    for (const QLabel *label : in.findChildren<QLabel *>()) {
        if (label->accessibleName() == QLatin1String("Verdict") && label->isVisibleTo(&in))
            return label->text();
    }
    return {};
}

inline QTreeWidget *stages(const QWidget &in)
{
    for (QTreeWidget *list : in.findChildren<QTreeWidget *>()) {
        if (list->isVisibleTo(&in))
            return list;
    }
    return nullptr;
}

/// A column of a stage: 1 the result, 3 the finding.
inline QString stageCell(const QWidget &in, int stage, int column)
{
    const QTreeWidget *list = stages(in);
    const QTreeWidgetItem *item = list ? list->topLevelItem(stage - 1) : nullptr;
    return item ? item->text(column) : QString();
}

inline QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

/// Fields, lists and buttons that a screen reader would find without a name.
inline QStringList nameless(QWidget &in)
{
    QStringList found;
    for (QWidget *widget : in.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&in) || widget->focusPolicy() == Qt::NoFocus)
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (face && face->text(QAccessible::Name).isEmpty() &&
            widget->objectName() != QLatin1String("qt_scrollarea_viewport"))
            found.append(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                     widget->objectName()));
    }
    return found;
}

} // namespace mailbench
