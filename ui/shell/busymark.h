#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

class StationLink;

/// Says in the status bar that the station has not answered yet: a busy mark after 0.3 s, words and Cancel
/// after 2 s. The window goes on working all the while.
class BusyMark final : public QWidget
{
    Q_OBJECT
public:
    explicit BusyMark(StationLink &link, QWidget *parent = nullptr);

private:
    void update();

    StationLink &m_link;
    QTimer m_tick;
    QProgressBar *m_bar = nullptr;
    QLabel *m_words = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace ui
