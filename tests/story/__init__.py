# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
