#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace ui {

class StationLink;

/// The station's log as it is written, the last entries first fetched.
class LogView final : public QWidget
{
    Q_OBJECT
public:
    explicit LogView(StationLink &link, QWidget *parent = nullptr);

private:
    void read();
    void append(const QJsonArray &entries);

    StationLink &m_link;
    QPlainTextEdit *m_text = nullptr;
};

} // namespace ui
