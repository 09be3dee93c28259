#pragma once

#include "ui/sheet/editors/valueeditor.h"

class QLabel;

namespace ui {

/// A certificate: whose it is and until when. "…" opens the certificate viewer, from where another can be
/// pasted as PEM; where there is none yet, it asks for one at once. One that only the station writes can be
/// looked at.
class CertificateEditor final : public ValueEditor
{
    Q_OBJECT
public:
    CertificateEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent);
    void setValue(const QJsonValue &value) override;
    Entry entry() const override;
    void open() override;

    /// "mail.example.test, until 1 Nov 2027"; why not when it is none.
    static QString summary(const QString &pem);

private:
    void setPem(const QString &pem);
    /// Takes the text of another one; @p hint says what is there now.
    void replace(const QString &hint);

    StationLink *m_link;
    QLabel *m_summary;
    QString m_pem;
};

} // namespace ui
