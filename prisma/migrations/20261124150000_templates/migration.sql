-- CreateTable
CREATE TABLE "message_template" (
    "id" TEXT NOT NULL,
    "zh" TEXT NOT NULL,
    "mn" TEXT NOT NULL,

    CONSTRAINT "message_template_pkey" PRIMARY KEY ("id")
);

-- A notice keeps the text with which it was made; those from before have the text that the system began with.
ALTER TABLE "notice" ADD COLUMN "text" TEXT;
