#pragma once

#include "ui/sheet/editors/valueeditor.h"

class QLabel;

namespace ui {

/// A certificate: whose it is and until when; "…" shows it, and another can be pasted as PEM.
class CertificateEditor final : public ValueEditor
{
    Q_OBJECT
public:
    CertificateEditor(const SlotDescription &slot, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    Entry entry() const override;
    void open() override;

    /// "mail.example.test, until 1 Nov 2027"; why not when it is none.
    static QString summary(const QString &pem);

private:
    void setPem(const QString &pem);

    QLabel *m_summary;
    QString m_pem;
};

} // namespace ui
