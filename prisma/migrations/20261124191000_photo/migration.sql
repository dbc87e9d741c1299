-- When and where a picture was taken, sealed as its name is: the device's word with the file's key, the photo's own when it was examined.
ALTER TABLE "attachment" ADD COLUMN "photo_key_id" TEXT,
ADD COLUMN "sealed_device" BYTEA,
ADD COLUMN "sealed_photo" BYTEA;
