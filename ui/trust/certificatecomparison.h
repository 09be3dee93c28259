#pragma once

#include "ui/trust/hostentry.h"

#include <QWidget>

class QGridLayout;

namespace ui {

/// The approved certificate and the one that is shown now, side by side. What differs says so in words, and
/// in colour.
class CertificateComparison final : public QWidget
{
    Q_OBJECT
public:
    CertificateComparison(const HostEntry &entry, QWidget *parent = nullptr);

private:
    void addRow(QGridLayout *grid, const QString &label, const QString &before, const QString &now,
                bool fixed = false);
};

} // namespace ui
