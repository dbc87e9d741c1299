-- CreateTable
CREATE TABLE "canary" (
    "id" UUID NOT NULL,
    "planted_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "struck_at" TIMESTAMPTZ(3),

    CONSTRAINT "canary_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "canary_planted_at_idx" ON "canary"("planted_at");
