#include "ui/shell/viewfactory.h"

#include "ui/sheet/propertysheet.h"
#include "ui/sheet/slotsheet.h"
#include "ui/trust/certificatemanager.h"
#include "ui/views/alarm/alarmconsoleview.h"
#include "ui/views/mail/accountmanager.h"
#include "ui/views/mail/checkview.h"
#include "ui/views/mail/outboxview.h"
#include "ui/views/mail/receivedview.h"
#include "ui/views/mail/traceview.h"

#include <QCoreApplication>

#include <span>

namespace ui {

namespace {

struct Entry
{
    const char *name;
    const char *title;
    View *(*make)(ViewContext &context, const ComponentDescription &component, QWidget *parent);
};

template <typename V>
View *make(ViewContext &context, const ComponentDescription &component, QWidget *parent)
{
    return new V(context, component, parent);
}

/// Every view of the workbench. A component type names those that suit it.
std::span<const Entry> entries()
{
    static constexpr std::array table{
        Entry{"propertySheet", QT_TRANSLATE_NOOP("Views", "Property sheet"), &make<PropertySheet>},
        Entry{"slotSheet", QT_TRANSLATE_NOOP("Views", "Slot sheet"), &make<SlotSheet>},
        Entry{"accountManager", QT_TRANSLATE_NOOP("Views", "Accounts"), &make<AccountManager>},
        Entry{"alarmConsole", QT_TRANSLATE_NOOP("Views", "Alarm console"), &make<AlarmConsoleView>},
        Entry{"outbox", QT_TRANSLATE_NOOP("Views", "Outbox"), &make<OutboxView>},
        Entry{"received", QT_TRANSLATE_NOOP("Views", "Received mail"), &make<ReceivedView>},
        Entry{"replies", QT_TRANSLATE_NOOP("Views", "Replies"), &make<ReceivedView>},
        Entry{"check", QT_TRANSLATE_NOOP("Views", "Connection check"), &make<CheckView>},
        Entry{"trace", QT_TRANSLATE_NOOP("Views", "Conversation with the server"), &make<TraceView>},
        Entry{"certificateManager", QT_TRANSLATE_NOOP("Views", "Certificates"), &make<CertificateManager>}};
    return table;
}

const Entry *find(const QString &view)
{
    for (const Entry &entry : entries()) {
        if (view == QLatin1String(entry.name))
            return &entry;
    }
    return nullptr;
}

} // namespace

QString viewTitle(const QString &view)
{
    const Entry *entry = find(view);
    return entry ? QCoreApplication::translate("Views", entry->title) : QString();
}

View *makeView(const QString &view, ViewContext &context, const ComponentDescription &component,
               QWidget *parent)
{
    const Entry *entry = find(view);
    return entry ? entry->make(context, component, parent) : nullptr;
}

} // namespace ui
