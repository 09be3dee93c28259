#pragma once

#include "ui/views/mail/receivedrow.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace ui {

class AlarmLinks;
class FactForm;
struct ViewContext;

/// One received message: what is known of it, and its text as it is, never as a page: it is mail of
/// strangers.
class ReceivedDetails final : public QWidget
{
    Q_OBJECT
public:
    explicit ReceivedDetails(ViewContext &context, QWidget *parent = nullptr);

    /// A null pointer: nothing is chosen.
    void show(const ReceivedRow *row);

private:
    void readText(qint64 id);
    void takeMessage(const QJsonObject &message);

    ViewContext &m_context;
    FactForm *m_facts;
    AlarmLinks *m_alarms;
    QPlainTextEdit *m_text;
    qint64 m_shown = 0; ///< The message whose text is there, or is asked for.
    QLabel *m_from = nullptr;
    QLabel *m_to = nullptr;
    QLabel *m_subject = nullptr;
    QLabel *m_at = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_cause = nullptr;
    QLabel *m_attachments = nullptr;
};

} // namespace ui
