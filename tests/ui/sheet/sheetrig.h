#pragma once

#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/sheet/messagearea.h"
#include "ui/sheet/propertysheet.h"
#include "ui/sheet/sheetdelegate.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/sheet/sheetview.h"
#include "ui/shell/notifications.h"

#include <QAbstractItemModelTester>
#include <QAbstractProxyModel>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>

/// A property sheet in a window before a real station, and a person's hands on it.
class SheetRig
{
public:
    using UiStation = testsupport::UiStation;

    explicit SheetRig(const std::function<void(station::Registry &)> &registerMore = {}) : bench(registerMore)
    {
        QCoreApplication::setOrganizationName(QStringLiteral("tocsin-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    ~SheetRig()
    {
        m_tester.reset();
        sheet.reset();
    }

    bool start(station::Role role = station::Role::Admin) { return bench.start(role); }
    bool open(const QStringList &ords = {UiStation::outgoing()})
    {
        QList<ui::ComponentDescription> components;
        for (const QString &ord : ords)
            components.append(bench.describe(ord));
        m_context.reset(
            new ui::ViewContext{bench.link(), edits, m_notifications, mark,
                                [this](const QString &ord, const QString &) { navigated = ord; }});
        m_tester.reset();
        sheet.reset();
        sheet = std::make_unique<ui::PropertySheet>(*m_context, components, nullptr, pageSize);
        m_tester = std::make_unique<QAbstractItemModelTester>(&sheet->model());
        handle = components.constFirst().handle;
        sheet->resize(1100, 800);
        sheet->show();
        return QTest::qWaitForWindowActive(sheet.get());
    }
    ui::ViewContext &context() { return *m_context; }

    ui::SheetView &view() { return sheet->view(); }
    static QString ord(const char *slot)
    {
        return UiStation::outgoing() + QLatin1Char('.') + QLatin1String(slot);
    }
    QJsonValue stationValue(const char *slot) const { return bench.get(ord(slot)); }
    QModelIndex index(const char *slot, int column = ui::SheetModel::Value) const
    {
        return sheet->model().indexOf(handle, QLatin1String(slot), column);
    }
    QString text(const char *slot, int column = ui::SheetModel::Value, int role = Qt::DisplayRole) const
    {
        return index(slot, column).data(role).toString();
    }
    int marks(const char *slot) const { return index(slot).data(ui::SheetModel::MarkRole).toInt(); }
    /// What the sheet would save; undefined when nothing is pending.
    QJsonValue pending(const char *slot) const
    {
        const ui::PendingEdit *edit = edits.find(handle, QLatin1String(slot));
        return edit ? edit->value : QJsonValue(QJsonValue::Undefined);
    }
    QString said() const { return sheet->messages().texts().join(QLatin1Char('\n')); }

    void goTo(const char *slot) { view().goTo(handle, QLatin1String(slot)); }
    void startEditing(const char *slot) { view().goTo(handle, QLatin1String(slot), true); }
    ui::ValueEditor *editor() { return view().sheetDelegate().editor(); }
    template <typename Field>
    Field *field()
    {
        return editor() ? editor()->findChild<Field *>() : nullptr;
    }
    bool edit(const char *slot, const char *value)
    {
        startEditing(slot);
        auto *line = field<QLineEdit>();
        if (!line)
            return false;
        line->selectAll();
        QTest::keyClicks(line, QString::fromUtf8(value));
        QTest::keyClick(line, Qt::Key_Return);
        return !editor();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers held = {}) { QTest::keyClick(&view(), key, held); }
    void toggle(const char *slot)
    {
        goTo(slot);
        key(Qt::Key_Space);
    }
    /// Clicks a row's cell as a person does.
    void click(const char *slot, int column = ui::SheetModel::Value)
    {
        goTo(slot);
        const auto *filter = qobject_cast<QAbstractProxyModel *>(view().model());
        const QRect cell = view().visualRect(filter->mapFromSource(index(slot, column)));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, cell.center());
    }
    /// Presses a button of the message area or of a dialog; false when there is none.
    bool press(const char *title, QWidget *in = nullptr)
    {
        const QList<QPushButton *> buttons = (in ? in : sheet.get())->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text().remove(QLatin1Char('&')) != QString::fromUtf8(title) || !button->isVisible())
                continue;
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
        return false;
    }
    bool tick(const char *title)
    {
        for (QCheckBox *box : sheet->findChildren<QCheckBox *>()) {
            if (box->text() != QLatin1String(title))
                continue;
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Space);
            return true;
        }
        return false;
    }
    template <typename Dialog>
    Dialog *dialog()
    {
        for (Dialog *one : sheet->findChildren<Dialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

    UiStation bench;
    ui::PendingEdits edits;
    ui::LinkMark mark;
    QString navigated;
    int pageSize = ui::SheetModel::usualPage; ///< How many children open() lists at once.
    std::unique_ptr<ui::PropertySheet> sheet;
    quint32 handle = 0;

private:
    QTemporaryDir m_settings;
    ui::Notifications m_notifications;
    std::unique_ptr<ui::ViewContext> m_context;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};
