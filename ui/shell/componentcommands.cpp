#include "ui/shell/componentcommands.h"

#include "station/value/ord.h"
#include "ui/edits/pendingedits.h"
#include "ui/link/ords.h"
#include "ui/link/stationlink.h"
#include "ui/look/language.h"
#include "ui/shell/componentmoves.h"
#include "ui/shell/componentpresence.h"
#include "ui/shell/notifications.h"
#include "ui/shell/treestep.h"
#include "ui/shell/view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace ui {

ComponentCommands::ComponentCommands(ViewContext &context, QWidget *window)
    : QObject(window),
      m_context(context),
      m_window(window),
      m_moves(new ComponentMoves(context, this)),
      m_presence(new ComponentPresence(context, this))
{
    connect(m_moves, &ComponentMoves::nameWanted, this,
            [this](const QString &ord, const QString &parentOrd, const QString &freeName) {
                askForText(tr("Move %1").arg(nameIn(ord)),
                           tr("%1 has a component of that name already. Name there").arg(parentOrd), freeName,
                           [=, this](const QString &name) { m_moves->move(ord, parentOrd, name); });
            });
}

void ComponentCommands::cut(const QStringList &ords)
{
    copy(ords);
    m_cut = true;
    Q_EMIT cutChanged(ords);
}

void ComponentCommands::copy(const QStringList &ords)
{
    uncut();
    m_clipboard = ords;
    QGuiApplication::clipboard()->setText(ords.join(QLatin1Char('\n')));
}

void ComponentCommands::uncut()
{
    if (!std::exchange(m_cut, false))
        return;
    m_clipboard.clear();
    Q_EMIT cutChanged({});
}

void ComponentCommands::paste(const QString &parentOrd)
{
    const QStringList ords = m_clipboard;
    const bool moves = m_cut;
    uncut();
    drop(ords, parentOrd, !moves);
}

void ComponentCommands::drop(const QStringList &ords, const QString &parentOrd, bool copies)
{
    for (const QString &ord : ords) {
        if (copies)
            requestCopy({{QStringLiteral("ord"), ord}, {QStringLiteral("parent"), parentOrd}});
        else
            m_moves->move(ord, parentOrd);
    }
}

void ComponentCommands::requestCopy(const QJsonObject &params)
{
    ask(QStringLiteral("component.duplicate"), params, [this](const QJsonValue &row) {
        const QString ord = row[QStringLiteral("ord")].toString();
        m_presence->remember(tr("Add %1").arg(nameIn(ord)), {ord});
        Q_EMIT added(ord);
    });
}

void ComponentCommands::duplicate(const QStringList &ords)
{
    for (const QString &ord : ords)
        requestCopy({{QStringLiteral("ord"), ord}});
}

void ComponentCommands::remove(const QStringList &ords)
{
    if (ords.isEmpty())
        return;
    const QString what = ords.size() == 1 ? ords.first() : tr("%n components", nullptr, int(ords.size()));
    confirm(tr("Delete %1?").arg(what),
            tr("Everything below goes too, with its links. Undo (Ctrl+Z) brings it back as it was, with its "
               "links "
               "and passwords, until the station stops; the station also keeps its last 10 versions in the "
               "folder "
               "history."),
            tr("Delete"), [this, ords] { m_presence->remove(ords); });
}

void ComponentCommands::rename(const QString &ord)
{
    askForText(
        tr("Rename %1").arg(nameIn(ord)), tr("New name"), nameIn(ord), [this, ord](const QString &name) {
            if (name == nameIn(ord))
                return;
            const auto renaming = [](const QString &what, const QString &to) {
                return TreeStep::Request{QStringLiteral("component.rename"),
                                         {{QStringLiteral("ord"), what}, {QStringLiteral("name"), to}}};
            };
            const TreeStep::Request there = renaming(ord, name);
            const TreeStep::Request back = renaming(pathBelow(pathAbove(ord), name), nameIn(ord));
            ask(there.method, there.params, [this, name, ord, there, back](const QJsonValue &) {
                m_context.edits.undoStack().push(
                    new TreeStep(tr("Rename %1 → %2").arg(nameIn(ord), name), back, there,
                                 [this](const TreeStep::Request &one) { ask(one.method, one.params); }));
            });
        });
}

void ComponentCommands::editTogether(const QStringList &ords)
{
    // Answers come in the order of the questions, so the last one completes the list.
    const auto components = std::make_shared<QList<ComponentDescription>>();
    for (const QString &ord : ords)
        ask(QStringLiteral("component.describe"), {{QStringLiteral("ord"), ord}},
            [this, components, count = ords.size()](const QJsonValue &answer) {
                components->append(ComponentDescription::fromJson(answer.toObject()));
                if (components->size() < count)
                    return;
                const QString type = components->first().type;
                const bool same =
                    std::all_of(components->begin(), components->end(),
                                [&type](const ComponentDescription &one) { return one.type == type; });
                if (same)
                    Q_EMIT togetherWanted(*components);
                else
                    m_context.notifications.add(
                        Notifications::Error,
                        tr("These components cannot be edited together: they are of several types. Select "
                           "components of one type"));
            });
}

void ComponentCommands::add(const QString &type, const QString &parentOrd)
{
    const NewComponent wanted{type, parentOrd, type.section(QLatin1Char(':'), 1)};
    ask(QStringLiteral("palette.list"), {{QStringLiteral("parent"), parentOrd}},
        [this, wanted](const QJsonValue &answer) {
            const QJsonArray types = answer.toArray();
            const bool fits = std::any_of(types.begin(), types.end(), [&wanted](const QJsonValue &row) {
                return row[QStringLiteral("type")].toString() == wanted.type;
            });
            if (fits)
                return askForName(wanted);
            // There is nothing to name: the station says why it cannot stand here.
            requestNew(wanted, [this, wanted](const QString &why) {
                m_context.notifications.add(Notifications::Error, why, wanted.parentOrd);
            });
        });
}

void ComponentCommands::askForName(const NewComponent &wanted, const QString &refusal)
{
    const QString label = tr("Name below %1").arg(wanted.parentOrd);
    askForText(
        tr("New %1").arg(inOwnLanguage(station::displayNameOf(wanted.type.section(QLatin1Char(':'), 1)))),
        refusal.isEmpty() ? label : refusal + QStringLiteral("\n\n") + label, wanted.name,
        [this, wanted](const QString &name) {
            const NewComponent named{wanted.type, wanted.parentOrd, name};
            requestNew(named, [this, named](const QString &why) { askForName(named, why); });
        });
}

void ComponentCommands::requestNew(const NewComponent &wanted, std::function<void(const QString &)> refused)
{
    m_context.link.call(QStringLiteral("component.add"),
                        {{QStringLiteral("parent"), wanted.parentOrd},
                         {QStringLiteral("type"), wanted.type},
                         {QStringLiteral("name"), wanted.name}},
                        this, [this, wanted, refused = std::move(refused)](const client::Reply &reply) {
                            if (!reply.ok())
                                return refused(reply.errors.constFirst().text());
                            const QString ord = reply.value[QStringLiteral("ord")].toString();
                            m_presence->remember(tr("Add %1").arg(wanted.name), {ord});
                            Q_EMIT added(ord);
                        });
}

void ComponentCommands::invoke(const ComponentDescription &component, const SlotDescription &action)
{
    const auto withArgument = [this, component, action] {
        if (action.typeName.isEmpty())
            return send(component, action, QJsonValue::Undefined);
        askForText(action.displayName, action.doc, {}, [this, component, action](const QString &text) {
            if (text.isEmpty())
                return send(component, action, QJsonValue::Undefined);
            const station::Result<QJsonValue> argument = parseText(action, text);
            if (!argument)
                return m_context.notifications.add(Notifications::Error, argument.error().text(),
                                                   component.ord);
            send(component, action, *argument);
        });
    };
    if (!action.has(SlotDescription::ConfirmRequired))
        return withArgument();
    confirm(tr("%1: %2?").arg(component.displayName, action.displayName), action.doc, action.displayName,
            withArgument);
}

void ComponentCommands::send(const ComponentDescription &component, const SlotDescription &action,
                             const QJsonValue &argument)
{
    QJsonObject params{{QStringLiteral("ord"), handleOrd(component.handle, action.name)}};
    if (!argument.isUndefined())
        params.insert(QStringLiteral("argument"), argument);
    ask(QStringLiteral("action.invoke"), params, [this, component, action](const QJsonValue &result) {
        const QString said = actionResultText(result);
        m_context.notifications.add(Notifications::Information,
                                    said.isEmpty()
                                        ? tr("%1: %2 is done").arg(component.displayName, action.displayName)
                                        : tr("%1: %2").arg(action.displayName, said),
                                    component.ord);
    });
}

// Asking ---------------------------------------------------------------------------------------------------

void ComponentCommands::ask(const QString &method, const QJsonObject &params,
                            std::function<void(const QJsonValue &)> done)
{
    m_context.link.call(
        method, params, this, [this, params, done = std::move(done)](const client::Reply &reply) {
            if (!reply.ok()) {
                for (const station::Error &error : reply.errors)
                    m_context.notifications.add(Notifications::Error, error.text(),
                                                params.value(QStringLiteral("ord")).toString());
            } else if (done) {
                done(reply.value);
            }
        });
}

void ComponentCommands::askForText(const QString &title, const QString &label, const QString &text,
                                   std::function<void(const QString &)> done)
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(text);
    // Room for the title too, which the window manager cuts; the bar's buttons stand beside it.
    const QFontMetrics metrics = dialog->fontMetrics();
    dialog->setMinimumWidth(std::min(metrics.horizontalAdvance(title) + metrics.averageCharWidth() * 24,
                                     metrics.averageCharWidth() * 100));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [done](const QString &entered) { done(entered.trimmed()); });
    dialog->open();
}

void ComponentCommands::confirm(const QString &title, const QString &text, const QString &button,
                                std::function<void()> done)
{
    auto *box = new QMessageBox(QMessageBox::Question, title, title, QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(text);
    QPushButton *yes = box->addButton(button, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [box, yes, done](QAbstractButton *clicked) {
        if (clicked == yes)
            done();
    });
    box->open();
}

} // namespace ui
