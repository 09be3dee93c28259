#include "ui/trust/connectiondetails.h"

#include "ui/trust/certificatedetails.h"

#include <QFormLayout>
#include <QLabel>

namespace ui {

ConnectionDetails::ConnectionDetails(const HostEntry::Meeting &met, QWidget *parent) : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft);
    const auto add = [&](const QString &caption, const QString &text) {
        QLabel *value = selectableLabel(caption, this);
        value->setText(text);
        auto *label = new QLabel(caption, this);
        label->setBuddy(value);
        form->addRow(label, value);
        return value;
    };
    add(tr("Address"), met.address.isEmpty() ? tr("not known") : met.address)
        ->setObjectName(QStringLiteral("address"));
    const QString tls = met.tlsText();
    add(tr("TLS"), tls.isEmpty() ? tr("did not come about") : tls)->setObjectName(QStringLiteral("tls"));
    if (met.trace.isEmpty())
        return;
    QLabel *trace = add(tr("Conversation"), met.trace.join(QLatin1Char('\n')));
    trace->setObjectName(QStringLiteral("trace"));
    trace->setToolTip(
        tr("Times are UTC. Lines with > were sent by the station, lines with < by the server."));
    setFixedFont(trace);
}

} // namespace ui
