#include "ui/trust/certificatecomparison.h"

#include "ui/look/statuslook.h"
#include "ui/trust/certificatedetails.h"

#include <QGridLayout>
#include <QLabel>

namespace ui {

CertificateComparison::CertificateComparison(const HostEntry &entry, QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(fontMetrics().averageCharWidth() * 2);
    const HostEntry::Previous &old = entry.previous;
    const CertificateInfo before = old.chain.value(0);
    const CertificateInfo &now = entry.leaf;
    int column = 1;
    for (const QString &title : {tr("Approved by %1 on %2").arg(old.by, dateText(old.at)), tr("Shown now")}) {
        auto *heading = new QLabel(title, this);
        heading->setObjectName(QStringLiteral("value"));
        QFont bold = font();
        bold.setBold(true);
        heading->setFont(bold);
        grid->addWidget(heading, 0, column++);
    }
    addRow(grid, tr("Name"), before.subject, now.subject);
    addRow(grid, tr("Issuer"), before.issuerText(), now.issuerText());
    addRow(grid, tr("Valid"), before.validityText(), now.validityText());
    addRow(grid, tr("Key"), before.keyText(), now.keyText());
    addRow(grid, tr("SHA-256"), before.sha256, now.sha256, true);
    addRow(grid, tr("Key SHA-256"), before.spkiSha256, now.spkiSha256, true);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
}

void CertificateComparison::addRow(QGridLayout *grid, const QString &label, const QString &before,
                                   const QString &now, bool fixed)
{
    const int row = grid->rowCount();
    const bool differs = before != now;
    grid->addWidget(new QLabel(label, this), row, 0, Qt::AlignTop);
    int column = 1;
    for (const QString &text : {before, now}) {
        const bool isNow = column == 2;
        auto *value = selectableLabel(isNow ? tr("%1 now").arg(label) : tr("%1 before").arg(label), this);
        value->setObjectName(QStringLiteral("value"));
        value->setText(fixed ? fingerprintLines(text) : text);
        if (fixed)
            setFixedFont(value);
        if (isNow && differs) {
            QPalette coloured = palette();
            coloured.setColor(QPalette::WindowText, alertColour(palette()));
            value->setPalette(coloured);
            value->setAccessibleDescription(tr("changed"));
        }
        grid->addWidget(value, row, column++, Qt::AlignTop);
    }
    auto *mark = new QLabel(differs ? tr("changed") : QString(), this);
    mark->setObjectName(QStringLiteral("value"));
    QFont bold = font();
    bold.setBold(true);
    mark->setFont(bold);
    grid->addWidget(mark, row, 3, Qt::AlignTop);
}

} // namespace ui
