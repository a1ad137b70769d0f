# ruff: noqa: E501 - as long as they are
"""Words of about the length that real ones have, in both languages."""

from __future__ import annotations

from typing import Any

SAID: dict[str, dict[str, Any]] = {
    "zh-hant": {
        "kicker": "2026年台灣產業AI化大調查",
        "title": "看清楚公司的AI走到哪裡，下一步往哪裡去",
        "lead": "約10分鐘填完一份問卷，立刻看到公司的指數、階段、在同產業的位置，以及最值得先做的一件事。",
        "begin": "開始填答",
        "later": "先存起來，晚點再填",
        "facts": [
            ("需要多久", "約10分鐘"),
            ("會得到什麼", "指數、階段與報告"),
            ("截止日", "2027年1月19日"),
        ],
        "index": "指數",
        "steps": [
            "看過說明，勾選同意的事項。",
            "一頁一頁填；離開再回來，填過的都還在。",
            "留下統一編號與電子郵件，報告馬上出來。",
        ],
        "options": [
            "資訊服務（軟硬體開發與代理、系統整合）",
            "半導體（設計、製造、封裝測試、設備、材料、IP與EDA）",
            "生活服務（餐飲、住宿、旅遊、休閒、藝文、租賃、不動產、保全、人力派遣與仲介等）",
            "以上皆無",
        ],
        "question": "公司日常的資料與系統，最接近哪一種情形？",
        "hint": "如果跨足多個產業，請選營收最多的那一個。",
        "low": "還沒開始",
        "high": "已經全面運用",
        "mail": "電子郵件",
        "code": "八位數驗證碼",
        "wrong": "請選一個答案",
    },
    "en": {
        "kicker": "2026 Taiwan Industry AI Adoption Survey",
        "title": "See where your company stands with AI, and which step comes next",
        "lead": "Ten minutes of questions; then at once your index, your stage, your place in your industry and the one thing to do first.",
        "begin": "Begin",
        "later": "Save it and come back later",
        "facts": [
            ("How long", "About 10 minutes"),
            ("What you get", "Index, stage and report"),
            ("Closes", "19 January 2027"),
        ],
        "index": "Index",
        "steps": [
            "Read what it is, and say what you agree to.",
            "Answer page by page; nothing is lost when you leave.",
            "Give your company's number and an e-mail address; the report is there at once.",
        ],
        "options": [
            "Information services (software, hardware, systems integration)",
            "Semiconductors (design, manufacture, packaging and testing, equipment, materials, IP and EDA)",
            "Consumer services (food, lodging, travel, leisure, arts, rental, real estate, security, staffing and agencies)",
            "None of these",
        ],
        "question": "Which of these is closest to your company's everyday records and systems?",
        "hint": "If you work in several industries, take the one that earns most.",
        "low": "not begun",
        "high": "everywhere",
        "mail": "E-mail",
        "code": "Code of eight digits",
        "wrong": "Choose one answer",
    },
}
